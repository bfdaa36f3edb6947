package dip.quickstart.certs;

import dip.signing.keys.KeyPlace;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which key is meant. Passwords and PINs come from files: what stands on a command line is seen by others. */
final class KeyOption {

    @Option(names = "--key", required = true, paramLabel = "K", description = {
        "Where the key is: a PEM file, a PKCS#12 file (.p12, .pfx), or a token:",
        "'pkcs11:object=LABEL;slot-id=N?module-path=LIBRARY&pin-source=FILE'."})
    private String key;
    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the PKCS#12 file's password on its first line.")
    private Path passwordFile;

    KeyPlace place() {
        return KeyPlace.of(key, Optional.ofNullable(passwordFile));
    }
}
