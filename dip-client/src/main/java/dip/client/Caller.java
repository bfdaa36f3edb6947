package dip.client;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who calls.
 *
 * @param apiKey asked at each call, so that a new one is used at once
 * @param signing asked at each call likewise
 * @param mpo value of the header {@code X-DIP-MPO}; none is sent where empty
 * @param connections with this participant's TLS client certificate; asked at each call likewise
 */
public record Caller(String dipId, Supplier<String> apiKey, SigningFiles signing, Optional<String> mpo,
        Supplier<Connected> connections) {
}
