package dip.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who we are in a local suite: a supplier and a distributor of the simulated DIP. */
final class OurParticipants {

    static final List<String> DIP_IDS = List.of("2300000001", "2500000001");

    private static final String YAML = """
            # Who we are on the DIP, and how each channel is treated. All keys: docs/reference/settings.md
            dip:
              environment: SIT
              participants:
                "2300000001":
                  role: SUP
                  channels:
                    default:
                      l3: structure
                      l4: full
                      positive-status: true
                      business-duplicates: flag
                "2500000001":
                  role: LDSO
            """;

    private OurParticipants() {
    }

    /** Writes what is not there yet; what a user has changed stays. */
    static void prepare(SuiteHome home) {
        DIP_IDS.forEach(dipId -> SecretFile.of(apiKey(home, dipId)));
        try {
            if (!Files.exists(home.participants())) {
                Files.writeString(home.participants(), YAML);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + home.participants(), unwritable);
        }
    }

    static Path apiKey(SuiteHome home, String dipId) {
        return home.root().resolve("config").resolve(dipId + ".api-key");
    }
}
