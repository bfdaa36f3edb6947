/**
 * The certificates of the webhook port, taken over while it serves. Vert.x can exchange the TLS options of a server, but drops
 * the connections that come while it does; here the options stay, and what they look into is exchanged.
 */
package dip.ingress.tls;
