/**
 * Every call to the DIP goes through {@link dip.client.DipClient}: signed (dip-spec section 3), over the participant's own
 * mutual TLS connections, held within limits of number and rate for each participant and channel, not even tried while an
 * endpoint fails or has asked for a pause. What came of it is an {@link dip.client.Outcome}; how long to wait before the
 * next attempt is said by {@link dip.client.Pauses}. Who calls again, with which bytes, is the caller's affair.
 */
package dip.client;
