package dip.model.sample;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What names tell about fields. */
final class FieldNames {

    private static final Set<String> NULL_BY_MEANING = Set.of("S1 subText", "S1 DIPConnectionProviderID", "S2 subText",
            "S2 DIPConnectionProviderID", "D0 serviceTicketURL", "B007 proposedAppointmentResponseCode", "consumptionPeriods e",
            "consumptionPeriods arc");

    /** Part of a field's name, and the role that it names; the alphabet decides between two. */
    private static final Map<String, String> ROLES = Map.of("supplier", "SUP", "metering", "MSS", "dataservice", "SDS",
            "distributor", "LDSO", "ldso", "LDSO");

    private FieldNames() {
    }

    /** Fields that a good message leaves null: test text, tickets, reasons for what did not happen. */
    static boolean isNullByMeaning(String holder, String name) {
        return NULL_BY_MEANING.contains(holder + ' ' + name);
    }

    /** The role of the participant that a field names. */
    static String roleOf(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return ROLES.keySet().stream().filter(name::contains).sorted().findFirst().map(ROLES::get).orElse("SDS");
    }
}
