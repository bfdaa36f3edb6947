package dip.model.validation;

import dip.model.catalogue.Catalogue;
import java.util.List;

/** What the validator says of a message that came to the supplier of {@link TestMessage}, in SIT. */
final class Judged {

    static final Catalogue CATALOGUE = Catalogue.builtIn();

    private static final Validator VALIDATOR = new Validator(CATALOGUE, ValidationSettings.DEFAULT);

    private Judged() {
    }

    /** Pointer, rule, code, severity: {@code /payload/…/environmentTag environment RCP1004 ERROR}. */
    static List<String> full(TestMessage message, String channel) {
        return lines(findings(message, channel));
    }

    static List<Finding> findings(TestMessage message, String channel) {
        return VALIDATOR.validate(message.message(), context(channel), RuleSet.FULL);
    }

    static ValidationContext context(String channel) {
        return new ValidationContext(TestMessage.SUPPLIER, channel, "SIT", TestMessage.NOW);
    }

    static List<String> lines(List<Finding> findings) {
        return findings.stream().map(f -> f.pointer() + ' ' + f.rule() + ' ' + f.code().code() + ' ' + f.severity()).toList();
    }
}
