package dip.quickstart.suite;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One process of the suite.
 *
 * @param name for instance {@code ingress}
 * @param command without its settings
 * @param settings written to its own file, which the process is pointed at; empty for those that take arguments only
 * @param ready answers 200 when it is up; null where the port alone tells
 * @param port that it listens on first
 * @param url for people
 * @param edge somebody waits for its answer; the others work off queues
 */
record Component(String name, List<String> command, Map<String, String> settings, URI ready, int port, String url,
        boolean edge) {
}
