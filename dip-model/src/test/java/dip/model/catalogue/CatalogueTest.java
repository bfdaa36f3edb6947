package dip.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dip.model.catalogue.CatalogueDiff.Change;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void holdsTheWholeRelease() {
        assertThat(catalogue.release()).isEqualTo("2.1.0");
        assertThat(catalogue.variants()).hasSize(126);
        assertThat(catalogue.interfaces()).hasSize(58);
        assertThat(catalogue.responseCodes()).as("194 rows, SP010 twice").hasSize(193);
        assertThat(catalogue.responseCode("RCP1021").message()).isEqualTo("RCP1021 - Msg Mandatory Data Item Missing");
    }

    @Test
    void knowsAnInterfaceByEachOfItsNames() {
        InterfaceInfo info = catalogue.byChannel("PUB-021").orElseThrow();

        assertThat(info).isEqualTo(catalogue.byChannel("IF-021").orElseThrow());
        assertThat(info.lane()).isEqualTo(Lane.CONSUMPTION);
        assertThat(info.schemaVersion()).isEqualTo("011");
        assertThat(info.eventCodes()).containsExactly("[ActivePower]", "[ReactivePower]");
        assertThat(info.senders()).containsExactlyInAnyOrder("SDS", "ADS", "UMSDS");
        assertThat(catalogue.byChannel("REP-002A").orElseThrow().publicationId()).isEqualTo("REP-002A");
        assertThat(catalogue.byChannel("IF-047").orElseThrow().recipients()).as("all").isEmpty();
        assertThat(catalogue.byChannel("if-021")).isEmpty();
    }

    @Test
    void anEventThatTwoVariantsClaimBelongsToTheNarrowerOne() {
        assertThat(catalogue.variant("IF-020", "[RelatedAdd]")).map(Variant::name).contains("IF-020-RelatedAdd");
        assertThat(catalogue.variant("IF-020", "[RelatedCreate]")).map(Variant::name).contains("IF-020-RelatedCreate");
        assertThat(catalogue.variant("IF-020", "[ActivePower]")).isEmpty();
    }

    @Test
    void theTextFormSaysEverything() {
        String text = catalogue.write();

        Catalogue again = Catalogue.read(text);

        assertThat(again.write()).isEqualTo(text);
        assertThat(again.variants()).isEqualTo(catalogue.variants());
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read("something else"))
                .withMessageContaining("the first line");
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read("dip-catalogue 1\nvariant X object\n  CommonBlock Nowhere\n"))
                .withMessageContaining("line 3").withMessageContaining("Nowhere");
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read("dip-catalogue 1\nnonsense here\n"))
                .withMessageContaining("line 2");
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.responseCode("RCP7777"));
    }

    @Test
    void theDifferenceIsListedFactByFact() {
        String text = catalogue.write();
        Catalogue other = Catalogue.read(text
                .replace("type DT-003-DateTime text 25\n", "type DT-003-DateTime text 25..30\n")
                .replace("  settlementDayConsumptionPeriods list 1..200 of B901\n", "  settlementDayConsumptionPeriods? list 1..200 of B901\n  more? boolean\n")
                .replace("code RCP9999 Message Signature Invalid\n", ""));

        List<Change> changes = CatalogueDiff.between(catalogue, other);

        assertThat(changes.stream().map(Change::toString).collect(Collectors.toList())).containsExactly(
                "~ type DT-003-DateTime text 25 → text 25..30",
                "~ block B900 settlementDayConsumptionPeriods list 1..200 of B901 → optional list 1..200 of B901",
                "+ block B900 more optional boolean",
                "- code RCP9999 Message Signature Invalid");
        assertThat(CatalogueDiff.between(catalogue, catalogue)).isEmpty();
    }
}
