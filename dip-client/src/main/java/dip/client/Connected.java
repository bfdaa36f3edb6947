package dip.client;

import io.vertx.core.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A participant's kept connections to the DIP.
 *
 * @param certificate the TLS client certificate; empty without TLS, or where the DIP is shown none
 * @param place where the TLS of the connections is set, for messages to people: {@code quarkus.tls.dip}
 */
public record Connected(HttpClient client, Optional<X509Certificate> certificate, String place) {
}
