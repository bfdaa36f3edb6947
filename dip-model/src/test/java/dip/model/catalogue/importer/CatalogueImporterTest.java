package dip.model.catalogue.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dip.model.Spec;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.CatalogueDiff;
import dip.model.catalogue.InterfaceInfo;
import dip.model.catalogue.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueImporterTest {

    private static final String SMALL = """
            info: {version: 9.9.9}
            components:
              schemas:
                IF-777-Payload:
                  type: object
                  additionalProperties: false
                  required: [CommonBlock]
                  properties:
                    CommonBlock:
                      type: object
                      required: [S0, ghost]
                      properties:
                        S0:
                          properties:
                            interfaceID: {type: string, enum: [IF-777]}
                            schemaVersion: {type: string, enum: ['012']}
                            eventCode: {type: string, enum: ['[New]']}
                          required: [interfaceID, schemaVersion, eventCode]
                        amount: {$ref: 'https://specs.example.org/main/Other-unresolved.yaml#/components/schemas/Amount'}
            """;
    private static final String OTHER = """
            components:
              schemas:
                Amount: {type: integer, minimum: 5, maximum: 50, multipleOf: 5, nullable: true}
            """;
    private static final String CODES = """
                    enum:
                        -  RCP1001  #  Schema Failure\u00a0
            """;

    @TempDir
    Path directory;

    @Test
    void theBuiltInCatalogueIsTheImportOfItsRelease() throws IOException {
        Catalogue imported = CatalogueImporter.read(Spec.path("openapi/v2.1.0"));

        assertThat(imported.write()).isEqualTo(Catalogue.builtIn().write());
    }

    @Test
    void olderReleasesAreImportedAndDifferInWhatIsKnown() throws IOException {
        Catalogue first = CatalogueImporter.read(Spec.path("openapi/v1.8.3"));
        Catalogue second = CatalogueImporter.read(Spec.path("openapi/v2.0.1"));

        List<String> toSecond = CatalogueDiff.between(first, second).stream().map(CatalogueDiff.Change::where).toList();
        List<String> toBuiltIn = CatalogueDiff.between(second, Catalogue.builtIn()).stream().map(CatalogueDiff.Change::where).toList();

        assertThat(first.variants()).hasSize(125);
        assertThat(toSecond).contains("interface IF-051", "variant IF-051-Payload", "block B081");
        assertThat(toBuiltIn).contains("type DT-995-SenderUniqueReference");
    }

    @Test
    void anInterfaceThatNobodyKnowsIsImportedAsItStands() throws IOException {
        write(SMALL);

        Catalogue catalogue = CatalogueImporter.read(directory);

        InterfaceInfo info = catalogue.byChannel("PUB-777").orElseThrow();
        assertThat(info.lane()).isEqualTo(Lane.REGISTRATION);
        assertThat(info.schemaVersion()).isEqualTo("012");
        assertThat(info.senders()).isEmpty();
        assertThat(catalogue.responseCode("RCP1001").text()).isEqualTo("Schema Failure");
        assertThat(catalogue.write()).contains("release 9.9.9", "type Amount integer 5..50 step 5 null", "    amount? Amount", "    ghost anything");
        assertThat(Catalogue.read(catalogue.write()).write()).isEqualTo(catalogue.write());
    }

    @Test
    void whatTheImporterDoesNotKnowItRefuses() throws IOException {
        write(SMALL.replace("required: [CommonBlock]", "patternProperties: {}"));

        assertThatIllegalArgumentException().isThrownBy(() -> CatalogueImporter.read(directory))
                .withMessageContaining("patternProperties");
    }

    private void write(String interfaces) throws IOException {
        Files.writeString(directory.resolve("Interfaces-EventCodes-unresolved.yaml"), interfaces);
        Files.writeString(directory.resolve("Other-unresolved.yaml"), OTHER);
        Files.writeString(directory.resolve("ResponseCodes-unresolved.yaml"), CODES);
    }
}
