package dip.egress;

import dip.model.catalogue.Catalogue;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Messages as business systems hand them over. */
public final class Messages {

    public static final String SENDER = "2300000001";
    public static final String RECIPIENT = "2200000001";

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final MessageGenerator GENERATOR = new MessageGenerator(CATALOGUE, 7);

    private Messages() {
    }

    /** Whole, as it could go to the DIP. */
    public static synchronized JsonObject whole(String interfaceId, String event, String mpan) {
        return new JsonObject(new String(GENERATOR.message(Sample.of(interfaceId, event, Instant.now()).in("SIT")
                .from(SENDER, "SUP").about(mpan).to(RECIPIENT)), StandardCharsets.UTF_8));
    }

    /** Without what the service can know. */
    public static JsonObject bare(String interfaceId, String event, String mpan) {
        JsonObject message = whole(interfaceId, event, mpan);
        common(message).remove("S1");
        common(message).getJsonObject("S0").remove("schemaVersion");
        common(message).put("A0", new JsonObject().put("primaryRecipients", new JsonArray().add(RECIPIENT)));
        return message;
    }

    /** A new one about an MPAN of its own. */
    public static JsonObject any() {
        return bare("IF-031", "[MSApp]", null);
    }

    public static JsonObject common(JsonObject message) {
        return message.getJsonObject("payload").getJsonObject("CommonBlock");
    }
}
