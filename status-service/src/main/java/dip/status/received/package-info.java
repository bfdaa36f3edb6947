/**
 * What others say of what we sent: read from the broker, matched with it whichever comes first, and shown. A status has
 * its effect once, however often it comes.
 */
package dip.status.received;
