package dip.client;

import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.time.Duration;

/**
 * @param url of the DIP's API, without path; signed as it stands
 * @param connectTimeout until there is a connection
 * @param timeout from the start to the whole answer; what waits for its turn before waits as long at most
 * @param idleTimeout after which an unused connection is closed
 * @param perParticipant over all endpoints; its concurrency is also the number of connections
 * @param perChannel for one participant and endpoint
 */
public record ClientSettings(URI url, Duration connectTimeout, Duration timeout, Duration idleTimeout,
        Limits perParticipant, Limits perChannel, CircuitSettings circuit) {

    /** The longest that one call takes, waiting for its turn included. */
    public Duration longestCall() {
        return timeout.multipliedBy(2);
    }

    /** Kept HTTP/1.1 connections within the limits; TLS is for the caller to add. */
    public HttpClientOptions connections() {
        return new HttpClientOptions().setKeepAlive(true).setPipelining(false)
                .setMaxPoolSize(perParticipant.concurrency())
                .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(idleTimeout.toSeconds()));
    }

    String urlOf(Endpoint endpoint) {
        String text = url.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + endpoint.path();
    }
}
