package dip.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.catalogue.Catalogue;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.Participants;
import dip.simulator.message.Identifiers;
import dip.simulator.message.MessageEdit;
import dip.simulator.participant.TestDip;
import dip.simulator.run.RunPlan;
import dip.simulator.traffic.Consignment.Parcel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent is what it is said to be, by the suite's own rules. */
@QuarkusTest
@QuarkusTestResource(TestDip.class)
class TrafficTest {

    private static final int COUNT = 400;
    private static final ValidationSettings STRICT =
            new ValidationSettings(false, Duration.ofMinutes(5), Finding.Severity.ERROR, 100, 1 << 26);

    @Inject
    Identifiers identifiers;

    @Inject
    Catalogue catalogue;

    @Inject
    Participants participants;

    @ParameterizedTest
    @EnumSource
    void goodMessagesOfEachProfileAreClean(Profile profile) throws MalformedJson {
        for (Consignment delivery : consignments(plan(profile, 3, 0), COUNT)) {
            for (Parcel parcel : delivery.parcels()) {
                if (parcel.identity().kind().equals(ParcelMaker.GOOD)) {
                    assertThat(findings(delivery, parcel)).as(parcel.identity().toString()).isEmpty();
                }
            }
        }
    }

    @Test
    void eachDefectOfAMessageIsExactlyTheFindingThatItIsSaidToBe() throws MalformedJson {
        Set<MessageDefect> met = new HashSet<>();
        for (Consignment delivery : consignments(plan(Profile.HOSTILE, 3, 0), 4 * Defect.all(STRICT).size())) {
            Parcel parcel = delivery.parcels().getFirst();
            for (MessageDefect defect : MessageDefect.values()) {
                if (defect.id().equals(parcel.identity().kind())) {
                    met.add(defect);
                    List<Finding> errors = findings(delivery, parcel).stream().filter(Finding::isError).toList();
                    assertThat(errors).as(defect.id()).isNotEmpty();
                    assertThat(errors.getFirst().code().code()).as(defect.id() + errors).isEqualTo(defect.code());
                    assertThat(structureErrors(delivery, parcel).isEmpty()).as(defect.id()).isEqualTo(defect.needed() == RuleSet.FULL);
                }
            }
        }
        assertThat(met).containsExactlyInAnyOrder(MessageDefect.values());
    }

    @Test
    void theSameSeedMakesTheSameMessages() {
        assertThat(contents(7)).isEqualTo(contents(7));
        assertThat(contents(7)).isNotEqualTo(contents(8));
    }

    @Test
    void everyInterfaceThatASupplierMayGetIsSent() {
        Set<String> sent = new TreeSet<>();
        consignments(plan(Profile.TRICKLE, 3, 0), 2000).forEach(delivery -> sent.add(delivery.channel().id()));

        assertThat(sent).hasSizeGreaterThan(30).contains("IF-021", "IF-036", "IF-047", "REP-002");
    }

    private List<Consignment> consignments(RunPlan plan, int count) {
        Traffic traffic = new TrafficFactory(catalogue, participants, STRICT, identifiers, Clock.systemUTC()).start(plan);
        List<Consignment> consignments = new ArrayList<>();
        for (int left = count; left > 0; left -= consignments.getLast().parcels().size()) {
            consignments.add(traffic.next(left));
        }
        return consignments;
    }

    private static RunPlan plan(Profile profile, long seed, double wrongShare) {
        return new RunPlan(profile, seed, COUNT, 0, wrongShare, 3, List.of(TestDip.SUPPLIER));
    }

    private List<Finding> findings(Consignment delivery, Parcel parcel) throws MalformedJson {
        return findings(delivery, parcel, RuleSet.FULL);
    }

    private List<Finding> structureErrors(Consignment delivery, Parcel parcel) throws MalformedJson {
        return findings(delivery, parcel, RuleSet.STRUCTURE).stream().filter(Finding::isError).toList();
    }

    private List<Finding> findings(Consignment delivery, Parcel parcel, RuleSet rules) throws MalformedJson {
        return new Validator(catalogue, STRICT).validate(
                Delivery.single(parcel.message(), JsonLimits.DEFAULT),
                new ValidationContext(TestDip.SUPPLIER, delivery.channel().id(), participants.environment(), Instant.now()), rules);
    }

    /** Custom blocks: the part of a message that neither time nor the run goes into, but for dates. */
    private List<String> contents(long seed) {
        return consignments(plan(Profile.MIXED, seed, 0.1), 100).stream().flatMap(delivery -> delivery.parcels().stream())
                .map(parcel -> parcel.identity().kind() + MessageEdit.json(parcel.message(), "/payload/CustomBlock")).toList();
    }
}
