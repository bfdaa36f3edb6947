package dip.signing;

import static org.assertj.core.api.Assertions.fail;

import dip.signing.keys.KeyPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A token of SoftHSM, made anew. Its configuration is where {@code SOFTHSM2_CONF} points, which has to be set before this JVM
 * starts: the build's profile softhsm does. Looked for below {@code SOFTHSM2_ROOT} where that is set, else where systems install it.
 */
record SoftHsm(Path library, String slot, Path pinFile) {

    static final String PIN = "13572468";

    private static final String ROOT = Optional.ofNullable(System.getenv("SOFTHSM2_ROOT")).orElse("");
    private static final String UTILITY = ROOT.isEmpty() ? "softhsm2-util" : ROOT + "/usr/bin/softhsm2-util";
    private static final List<Path> LIBRARIES = Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm.so",
            "/usr/lib64/pkcs11/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(place -> Path.of(ROOT + place)).toList();
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    /** All tokens of a JVM are made before the first is used: the library looks for them once. */
    static SoftHsm fresh(Path directory, String label) throws IOException, InterruptedException {
        Path library = LIBRARIES.stream().filter(Files::isReadable).findFirst().orElseGet(() -> fail(
                "SoftHSM is not installed. Install it: apt-get install softhsm2 (Fedora: dnf install softhsm; macOS: brew install softhsm), "
                        + "or without root on Debian: dip-signing/test-with-softhsm"));
        String configuration = System.getenv("SOFTHSM2_CONF");
        if (configuration == null) {
            fail("SOFTHSM2_CONF is not set. Run: ./mvnw -Psofthsm -pl dip-signing test");
        }
        Path tokens = Files.createDirectories(directory.resolve("tokens"));
        Files.createDirectories(Path.of(configuration).getParent());
        Files.writeString(Path.of(configuration), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Path output = directory.resolve("softhsm2-util.log");
        Process process = new ProcessBuilder(UTILITY, "--module", library.toString(), "--init-token", "--free", "--label", label, "--so-pin", PIN, "--pin", PIN)
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("softhsm2-util did not end within 30 s");
        }
        Matcher slot = SLOT.matcher(Files.readString(output));
        if (!slot.find()) {
            fail("softhsm2-util made no token: " + Files.readString(output));
        }
        return new SoftHsm(library, slot.group(1), Files.writeString(directory.resolve("pin"), PIN + "\n"));
    }

    KeyPlace place(String label) {
        return place(label, pinFile);
    }

    KeyPlace place(String label, Path pin) {
        return KeyPlace.of("pkcs11:object=" + label + ";slot-id=" + slot + "?module-path=" + library + "&pin-source=file:" + pin,
                Optional.empty());
    }
}
