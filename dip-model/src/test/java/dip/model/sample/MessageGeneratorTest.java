package dip.model.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.Mpan;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");

    private final Catalogue catalogue = Catalogue.builtIn();
    private final Validator validator = new Validator(catalogue, ValidationSettings.DEFAULT);
    private final MessageGenerator generator = new MessageGenerator(catalogue, 1);

    @Test
    void everyEventOfEveryInterfaceIsCleanFilledAndShort() throws MalformedJson {
        for (InterfaceInfo info : catalogue.interfaces()) {
            for (String event : info.eventCodes()) {
                Sample sample = Sample.of(info.id(), event, NOW).to("2300000101").delivered(null, NOW);
                for (Sample each : List.of(sample, sample.filled().days(3))) {
                    byte[] message = generator.message(each);

                    assertThat(findings(message, info.publicationId())).as(() -> info.id() + event + new String(message)).isEmpty();
                }
            }
        }
    }

    @Test
    void messagesAreAsOrdered() throws MalformedJson {
        Sample sample = Sample.of("IF-021", "[ActivePower]", NOW).in("UIT").from("1400000105", "SDS").about("2000056535971");

        MessageFacts facts = Delivery.single(generator.message(sample), JsonLimits.DEFAULT).facts();

        assertThat(facts.environmentTag()).isEqualTo("UIT");
        assertThat(facts.senderUniqueReference()).startsWith("S-IF-021-1400000105-SDS-20260321-");
        assertThat(facts.mpan()).isEqualTo("2000056535971");
        assertThat(facts.transactionId()).isNull();
    }

    @Test
    void theSameSeedMakesTheSameMessagesAndNoReferenceTwice() throws MalformedJson {
        MessageGenerator again = new MessageGenerator(catalogue, 1);
        Set<String> references = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Sample sample = Sample.of("IF-036", "[MSAppActive]", NOW).filled();
            byte[] message = generator.message(sample);
            MessageFacts facts = Delivery.single(message, JsonLimits.DEFAULT).facts();

            assertThat(again.message(sample)).isEqualTo(message);
            assertThat(references.add(facts.senderUniqueReference())).isTrue();
            assertThat(Mpan.isValid(facts.mpan())).isTrue();
        }
    }

    @Test
    void theLargestConsumptionMessageHasTwoHundredDays() throws MalformedJson {
        byte[] message = generator.message(Sample.of("IF-021", "[ReactivePower]", NOW).days(200).delivered(null, NOW));

        assertThat(message.length).isBetween(700_000, 900_000);
        assertThat(findings(message, "IF-021")).isEmpty();
    }

    @Test
    void whatTheCatalogueDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> generator.message(Sample.of("IF-021", "[MSApp]", NOW)));
    }

    private List<Finding> findings(byte[] message, String channel) throws MalformedJson {
        ValidationContext context = new ValidationContext("2300000101", channel, null, NOW.plusSeconds(1));
        return validator.validate(Delivery.single(message, JsonLimits.DEFAULT), context, RuleSet.FULL);
    }
}
