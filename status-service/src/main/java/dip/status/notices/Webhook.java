package dip.status.notices;

import dip.service.InvalidConfiguration;
import dip.service.security.Secret;
import dip.status.notices.NoticesConfig.WebhookConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where notices are posted. Secrets are read again from their files each time. */
final class Webhook {

    private static final String HMAC = "HmacSHA256";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final String name;
    private final WebhookConfig config;
    private final URI url;
    private final Optional<Secret> secret;
    private final Optional<Secret> token;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NEVER).build();

    /**
     * @param name empty for the one that gets everything
     * @param key of its settings, with a dot behind
     */
    Webhook(String name, String key, WebhookConfig config) {
        this.name = name;
        this.config = config;
        url = checked(key + "url", config.url().orElseThrow(() -> new InvalidConfiguration(key + "url", "a webhook needs one")));
        secret = Secret.optional(key + "secret", Optional.empty(), config.secretFile());
        token = Secret.optional(key + "token", Optional.empty(), config.tokenFile());
    }

    String name() {
        return name;
    }

    WebhookConfig config() {
        return config;
    }

    /**
     * Blocks until it has taken the notice.
     *
     * @return the HTTP status
     * @throws IOException where it has not, as far as is known
     */
    int post(UUID notice, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Content-Type", "application/json")
                .header("X-Notice-ID", notice.toString()).POST(BodyPublishers.ofByteArray(body));
        secret.ifPresent(key -> request.header("X-Notice-Signature", "sha256=" + signature(key, body)));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + current(bearer)));
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the webhook answered " + status);
        }
        return status;
    }

    private static URI checked(String key, URI url) {
        boolean plain = "http".equals(url.getScheme());
        if (url.getHost() == null || !plain && !"https".equals(url.getScheme()) || url.getUserInfo() != null) {
            throw new InvalidConfiguration(key, "'" + url + "' is no URL such as https://tickets.example.com/dip");
        }
        if (plain && !LOOPBACK.contains(url.getHost())) {
            throw new InvalidConfiguration(key, "is https, unless on this machine");
        }
        return url;
    }

    private static String current(Secret secret) {
        secret.refresh();
        return secret.value();
    }

    private static String signature(Secret key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(current(key).getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
