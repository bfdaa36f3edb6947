package dip.signing.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/** A file with one secret, a password or a PIN: its first line, without the line's end. */
record SecretFile(Path file) {

    interface Use<T> {

        T with(char[] secret) throws Exception;
    }

    /** Lends the secret and wipes it afterwards. @throws IllegalArgumentException names the file, or is what {@code failure} makes */
    <T> T lend(Use<T> use, Function<Exception, IllegalArgumentException> failure) {
        char[] secret = read();
        try {
            return use.with(secret);
        } catch (IllegalArgumentException said) {
            throw said;
        } catch (Exception e) {
            throw failure.apply(e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private char[] read() {
        char[] secret;
        try {
            secret = Files.readString(file).lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": the secret in it cannot be read (" + e + ")", e);
        }
        if (secret.length == 0) {
            throw new IllegalArgumentException(file + ": holds no secret on its first line");
        }
        return secret;
    }
}
