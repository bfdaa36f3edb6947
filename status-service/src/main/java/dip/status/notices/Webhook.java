package dip.status.notices;

import dip.service.InvalidConfiguration;
import dip.service.security.Secret;
import dip.status.notices.NoticesConfig.WebhookConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Where notices are posted. Secrets are read again from their files each time. */
@ApplicationScoped
@Startup
class Webhook {

    private static final String KEY = "dip.cases.notices.webhook.";
    private static final String HMAC = "HmacSHA256";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final URI url;
    private final Optional<Secret> secret;
    private final Optional<Secret> token;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NEVER).build();

    Webhook(NoticesConfig config) {
        WebhookConfig webhook = config.webhook();
        url = webhook.url().map(Webhook::checked).orElse(null);
        secret = Secret.optional(KEY + "secret", Optional.empty(), webhook.secretFile());
        token = Secret.optional(KEY + "token", Optional.empty(), webhook.tokenFile());
    }

    /**
     * Blocks until it has taken the notice.
     *
     * @throws IOException where it has not, as far as is known
     */
    @Timeout(5000)
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.75, delay = 10_000, skipOn = InterruptedException.class)
    public void post(UUID notice, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).header("Content-Type", "application/json")
                .header("X-Notice-ID", notice.toString()).POST(BodyPublishers.ofByteArray(body));
        secret.ifPresent(key -> request.header("X-Notice-Signature", "sha256=" + signature(key, body)));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + current(bearer)));
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("the webhook answered " + status);
        }
    }

    private static URI checked(URI url) {
        boolean plain = "http".equals(url.getScheme());
        if (url.getHost() == null || !plain && !"https".equals(url.getScheme()) || url.getUserInfo() != null) {
            throw new InvalidConfiguration(KEY + "url", "'" + url + "' is no URL such as https://tickets.example.com/dip");
        }
        if (plain && !LOOPBACK.contains(url.getHost())) {
            throw new InvalidConfiguration(KEY + "url", "is https, unless on this machine");
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
