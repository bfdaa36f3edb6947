package dip.quickstart.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dip.model.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {

    @TempDir
    private Path directory;

    @Test
    void theBuiltInCatalogueIsTheImportedSpecification() {
        Path specification = specification();
        Path file = directory.resolve("catalogue");

        Dip imported = Dip.run("catalogue", "import", specification.toString(), "--output", file.toString());
        Dip diff = Dip.run("catalogue", "diff", "built-in", file.toString());

        assertThat(imported.exit()).isZero();
        assertThat(imported.out()).contains("release 2.1.0", "126 variants");
        assertThat(diff).isEqualTo(new Dip(0, "", ""));
    }

    @Test
    void whatChangedIsListed() throws IOException {
        Path changed = Files.writeString(directory.resolve("changed"),
                Catalogue.builtIn().write().replaceFirst("text 1\\.\\.200 like \\^S-[^\n]*", "text 1..200"));

        Dip diff = Dip.run("catalogue", "diff", changed.toString(), "built-in");

        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.lines()).singleElement().asString().startsWith("~ type DT-995-SenderUniqueReference text 1..200 → ");
    }

    @Test
    void whatIsNoSpecificationIsSaid() {
        assertThat(Dip.run("catalogue", "import", directory.toString()).exit()).isEqualTo(2);
        assertThat(Dip.run("catalogue", "diff", "built-in", directory.resolve("none").toString()).err()).contains("no such file");
    }

    private static Path specification() {
        Path path = Path.of(System.getProperty("dip.root", "..")).resolve("../shared/dip-spec/openapi/v2.1.0");
        assumeTrue(System.getenv("CI") != null || Files.isDirectory(path), () -> path + " is not there");
        return path;
    }
}
