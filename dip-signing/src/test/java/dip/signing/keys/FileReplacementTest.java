package dip.signing.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {

    private static final byte[] OLD = "o".repeat(50_000).getBytes();
    private static final byte[] NEW = "n".repeat(90_000).getBytes();

    @TempDir
    private Path directory;

    @Test
    void theTargetStaysAsItIsUntilReplaced() throws IOException {
        Path file = Files.write(directory.resolve("x"), OLD);
        try (FileReplacement replacement = FileReplacement.open(file, NEW)) {
            assertThat(file).hasBinaryContent(OLD);
            replacement.replace();
        }
        assertThat(file).hasBinaryContent(NEW);
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void whatIsNotPutInPlaceLeavesNothing() throws IOException {
        Path file = Files.write(directory.resolve("x"), OLD);
        FileReplacement.secret(file, NEW).close();

        assertThat(file).hasBinaryContent(OLD);
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void createRefusesWhatIsThere() throws IOException {
        Path file = Files.write(directory.resolve("x"), OLD);

        assertThatThrownBy(() -> FileReplacement.secret(file, NEW).create()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there already");
        assertThat(file).hasBinaryContent(OLD);
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void aReaderMeetsTheOldOrTheNewAndNothingBetween() throws Exception {
        Path file = Files.write(directory.resolve("x"), OLD);
        AtomicBoolean torn = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!ended.get()) {
                try {
                    byte[] seen = Files.readAllBytes(file);
                    boolean whole = seen.length == OLD.length && seen[0] == 'o' || seen.length == NEW.length && seen[0] == 'n';
                    torn.compareAndSet(false, !whole);
                } catch (IOException gone) {
                    torn.set(true);
                }
            }
        });
        for (int i = 0; i < 50; i++) {
            FileReplacement.open(file, i % 2 == 0 ? NEW : OLD).replace();
        }
        ended.set(true);
        reader.join(10_000);

        assertThat(reader.isAlive()).isFalse();
        assertThat(torn).isFalse();
    }
}
