package dip.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.service.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    @TempDir
    private Path directory;

    @Test
    void takesOverANewValueFromItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "first\n");
        Secret secret = Secret.optional("k", Optional.empty(), Optional.of(file)).orElseThrow();
        Files.writeString(file, "second\n");

        secret.refresh();

        assertThat(secret.value()).isEqualTo("second");
    }

    @Test
    void keepsItsValueWhileTheFileIsAway() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "first");
        Secret secret = Secret.optional("k", Optional.empty(), Optional.of(file)).orElseThrow();
        Files.delete(file);

        secret.refresh();

        assertThat(secret.value()).isEqualTo("first");
    }

    @Test
    void neverPrintsItself() {
        assertThat(Secret.optional("k", Optional.of("hunter2hunter2"), Optional.empty()).orElseThrow().toString())
                .doesNotContain("hunter2");
    }

    @Test
    void isGivenInOneWayOnly() {
        assertThatThrownBy(() -> Secret.optional("k", Optional.of("a"), Optional.of(directory)))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith("k: ");
    }
}
