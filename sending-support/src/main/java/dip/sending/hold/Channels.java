package dip.sending.hold;

import java.util.Set;

/**
 * Where a service sends.
 *
 * @param schema of the service, with its table {@code hold}
 * @param names of the channels, as dip-client has them
 */
public record Channels(String schema, Set<String> names) {
}
