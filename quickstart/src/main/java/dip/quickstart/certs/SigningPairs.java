package dip.quickstart.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The files that {@code participants.yaml} names for signing. */
final class SigningPairs {

    private SigningPairs() {
    }

    record Pair(String dipId, Path key, Path certificate) {
    }

    /** @throws IllegalArgumentException names the file, and the DIP ID where one of the two is missing */
    static List<Pair> read(Path file) {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(Files.readString(file));
        } catch (IOException | YamlEngineException e) {
            throw new IllegalArgumentException(file + ": cannot be read as YAML (" + e.getClass().getSimpleName() + ")", e);
        }
        if (!(member(member(root, "dip"), "participants") instanceof Map<?, ?> participants)) {
            throw new IllegalArgumentException(file + ": has no dip.participants");
        }
        List<Pair> pairs = new ArrayList<>();
        participants.forEach((dipId, entry) -> {
            Object key = member(entry, "signing-key");
            Object certificate = member(entry, "signing-certificate");
            if ((key == null) != (certificate == null)) {
                throw new IllegalArgumentException(file + ": " + dipId + ": signing-key and signing-certificate go together");
            }
            if (key != null) {
                pairs.add(new Pair(dipId.toString(), Path.of(key.toString()), Path.of(certificate.toString())));
            }
        });
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(file + ": names no signing-certificate; name the directory with the certificates, too");
        }
        return pairs;
    }

    private static Object member(Object map, String name) {
        return map instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
