package dip.sending.hold;

import java.util.Set;

/**
 * Where a service sends.
 *
 * @param service its name, which its schema in Postgres and its connections to the broker have too
 * @param names of the channels, as dip-client has them
 */
public record Channels(String service, Set<String> names) {
}
