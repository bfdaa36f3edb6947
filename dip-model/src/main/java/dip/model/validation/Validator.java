package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import java.util.List;

/** Judges messages. Immutable; safe to share between threads; never throws for a message's content. */
public final class Validator {

    public Validator(Catalogue catalogue, ValidationSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** All findings, in document order, structure first; empty where the message is clean. */
    public List<Finding> validate(DipMessage message, ValidationContext context, RuleSet rules) {
        throw new UnsupportedOperationException();
    }
}
