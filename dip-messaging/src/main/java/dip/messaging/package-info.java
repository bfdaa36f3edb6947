/**
 * What flows over AMQP 1.0, and how: the addresses ({@link dip.messaging.Addresses}, {@link dip.messaging.Topology}),
 * the forms of the messages, a publisher whose every send ends in an answer, and a consumer whose work in flight is
 * bounded. No broker-specific client; what differs between brokers is {@link dip.messaging.Flavour}.
 */
package dip.messaging;
