package dip.quickstart.certs;

import dip.signing.keys.KeyPlace;
import dip.signing.keys.SigningIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The files that {@code participants.yaml} names for signing. */
final class SigningPairs {

    private SigningPairs() {
    }

    record Pair(String dipId, SigningIdentity identity) {
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
            Optional<Path> key = path(entry, "signing-key");
            Optional<Path> certificate = path(entry, "signing-certificate");
            boolean keepsCertificate = key.filter(place -> KeyPlace.isPkcs12(place.toString())).isPresent();
            if (key.isPresent() != certificate.isPresent() && !keepsCertificate) {
                throw new IllegalArgumentException(file + ": " + dipId + ": signing-key and signing-certificate go together");
            }
            key.ifPresent(place -> pairs.add(new Pair(dipId.toString(),
                    new SigningIdentity(place, certificate, path(entry, "signing-key-password-file")))));
        });
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException(file + ": names no signing-certificate; name the directory with the certificates, too");
        }
        return pairs;
    }

    private static Optional<Path> path(Object map, String name) {
        return Optional.ofNullable(member(map, name)).map(value -> Path.of(value.toString()));
    }

    private static Object member(Object map, String name) {
        return map instanceof Map<?, ?> members ? members.get(name) : null;
    }
}
