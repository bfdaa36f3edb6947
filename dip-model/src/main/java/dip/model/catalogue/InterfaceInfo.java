package dip.model.catalogue;

import java.util.List;
import java.util.Set;

/**
 * One interface of the DIP.
 *
 * @param id for instance {@code IF-021}
 * @param name in words; the id where the words are not known
 * @param schemaVersion for instance {@code 011}
 * @param eventCodes with their square brackets, in the specification's order
 * @param senders roles that may send it; empty where every role may
 * @param recipients roles that may receive it; empty where every role may
 */
public record InterfaceInfo(String id, String publicationId, String name, Lane lane, String schemaVersion,
        List<String> eventCodes, Set<String> senders, Set<String> recipients) {

    /** {@code PUB-021} for {@code IF-021}; REP-* keep their own id. */
    static String publicationId(String id) {
        return id.startsWith("IF-") ? "PUB-" + id.substring(3) : id;
    }
}
