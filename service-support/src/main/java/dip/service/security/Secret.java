package dip.service.security;

import dip.service.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret from the configuration or from a file, the latter read again by {@link #refresh}. Never prints itself. */
public final class Secret {

    private final Path file;
    private volatile String value;

    private Secret(Path file, String value) {
        this.file = file;
        this.value = value;
    }

    /**
     * @param key the key of the value; the file's is the same with {@code -file} behind
     * @throws InvalidConfiguration where both are given, or the file cannot be read or is empty
     */
    public static Optional<Secret> optional(String key, Optional<String> value, Optional<Path> file) {
        if (value.isPresent() && file.isPresent()) {
            throw new InvalidConfiguration(key, "give either " + key + " or " + key + "-file, not both");
        }
        if (value.isPresent()) {
            return value.map(text -> new Secret(null, text));
        }
        return file.map(path -> new Secret(path, read(path).orElseThrow(() ->
                new InvalidConfiguration(key + "-file", "'" + path + "' cannot be read or is empty"))));
    }

    public String value() {
        return value;
    }

    /** Reads the file again; keeps the value where that fails. Blocks. */
    public void refresh() {
        if (file != null) {
            read(file).ifPresent(text -> value = text);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
