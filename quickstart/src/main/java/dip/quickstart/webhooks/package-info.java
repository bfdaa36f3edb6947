/**
 * Webhooks as code: what {@code participants.yaml} wants is compared with what the DIP has, and the difference is made by
 * signed calls of the DIP's API.
 */
package dip.quickstart.webhooks;
