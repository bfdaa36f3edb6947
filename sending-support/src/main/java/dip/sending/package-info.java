/**
 * What the services that call the DIP share: callers and connections out of the configuration ({@code call}), operators'
 * switches ({@code hold}), and the loops that claim from an outbox. Beans that need a service's own settings are plain
 * classes here; the service produces them.
 */
package dip.sending;
