package dip.simulator.channel;

import dip.model.DipMessage;
import dip.model.json.JsonDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a message names, by DIP ID.
 *
 * @param primary as its sender wants it
 * @param secondary for the DIP to fill in, and so are {@code always}; a sender may have named some all the same
 * @param distributor of the MPAN; null where none is named
 */
record NamedParties(List<String> primary, List<String> secondary, List<String> always, String distributor) {

    static NamedParties in(DipMessage message) {
        JsonDocument json = message.document();
        int common = json.member(json.member(message.node(), "payload"), "CommonBlock");
        int a0 = json.member(common, "A0");
        int m0 = json.member(common, "M0");
        int mpan = m0 == JsonDocument.MISSING ? json.member(common, "M1") : m0;
        return new NamedParties(dipIds(json, a0, "primaryRecipients"), dipIds(json, a0, "secondaryRecipients"),
                dipIds(json, a0, "always"), json.stringOrNull(json.member(mpan, "distributorDIPID")));
    }

    private static List<String> dipIds(JsonDocument json, int a0, String name) {
        int list = json.member(a0, name);
        List<String> dipIds = new ArrayList<>();
        if (list == JsonDocument.MISSING) {
            return dipIds;
        }
        for (int item = json.first(list); item != JsonDocument.MISSING; item = json.next(item)) {
            if (json.stringOrNull(item) != null) {
                dipIds.add(json.stringOrNull(item));
            }
        }
        return dipIds;
    }
}
