package dip.service.security;

import dip.service.InvalidConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The token that everything but webhooks and health asks for, unless OIDC is switched on. */
@ApplicationScoped
class OperatorToken {

    private static final String KEY = "dip.operator.token";
    private static final int MINIMUM_LENGTH = 16;

    private final Optional<Secret> secret;

    OperatorToken(@ConfigProperty(name = KEY) Optional<String> token,
            @ConfigProperty(name = KEY + "-file") Optional<Path> file,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean oidc) {
        secret = Secret.optional(KEY, token, file);
        if (secret.isEmpty() && !oidc) {
            throw new InvalidConfiguration(KEY, "needs a value, here or in the file that " + KEY + "-file names");
        }
        if (secret.isPresent() && secret.get().value().length() < MINIMUM_LENGTH) {
            throw new InvalidConfiguration(KEY, "needs at least " + MINIMUM_LENGTH + " characters");
        }
    }

    Optional<Secret> secret() {
        return secret;
    }

    /** Compares in constant time. */
    boolean matches(String candidate) {
        return secret.isPresent() && MessageDigest.isEqual(
                candidate.getBytes(StandardCharsets.UTF_8), secret.get().value().getBytes(StandardCharsets.UTF_8));
    }
}
