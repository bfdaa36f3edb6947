package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;

/** The rules that need no reference data, beyond structure. */
final class MessageRules {

    MessageRules(Catalogue catalogue, ValidationSettings settings) {
    }

    /** @param info the message's interface; null where it names none that the catalogue knows */
    void check(DipMessage message, InterfaceInfo info, ValidationContext context, Findings findings) {
    }
}
