package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;

/** Judges a message's structure by the catalogue: blocks, fields, types, limits, allowed values. */
final class StructureCheck {

    StructureCheck(Catalogue catalogue) {
    }

    /** @return the message's interface; null where it names none that the catalogue knows */
    InterfaceInfo check(DipMessage message, Findings findings) {
        throw new UnsupportedOperationException();
    }
}
