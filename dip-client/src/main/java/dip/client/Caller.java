package dip.client;

import io.vertx.core.http.HttpClient;
import java.util.function.Supplier;

/**
 * Who calls.
 *
 * @param apiKey asked at each call, so that a new one is used at once
 * @param signing asked at each call likewise
 * @param connections with this participant's TLS client certificate
 */
public record Caller(String dipId, Supplier<String> apiKey, SigningFiles signing, HttpClient connections) {
}
