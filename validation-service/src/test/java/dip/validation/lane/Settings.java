package dip.validation.lane;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The settings of the tests: one recipient with a channel for each policy. */
public class Settings implements QuarkusTestProfile {

    public static final String OPERATOR_TOKEN = "token-of-the-tests";
    private static final String CHANNELS = "dip.participants.\"" + Messages.RECIPIENT + "\".channels.";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.http.test-ssl-port", "0");
        settings.put("quarkus.log.category.\"io.zonky\".level", "WARN");
        settings.put("quarkus.log.category.\"org.apache.activemq\".level", "WARN");
        settings.put("dip.operator.token", OPERATOR_TOKEN);
        settings.put("dip.environment", "SIT");
        settings.put("dip.participants.\"" + Messages.RECIPIENT + "\".role", "DCC");
        settings.put(CHANNELS + "IF-043.business-duplicates", "suppress");
        settings.put(CHANNELS + "IF-044.l4", "signature-only");
        settings.put("dip.validation.postgres.retry-at-most", "200ms");
        return settings;
    }
}
