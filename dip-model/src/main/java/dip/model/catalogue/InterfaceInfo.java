package dip.model.catalogue;

import java.util.List;
import java.util.Set;

/**
 * One interface of the DIP.
 *
 * @param id for instance {@code IF-021}
 * @param publicationId for instance {@code PUB-021}; REP-* keep their own id
 * @param schemaVersion for instance {@code 011}
 * @param eventCodes with their square brackets, in the specification's order
 * @param senders roles that may send it
 * @param recipients roles that may receive it; empty where every role may
 */
public record InterfaceInfo(String id, String publicationId, String name, Lane lane, String schemaVersion,
        List<String> eventCodes, Set<String> senders, Set<String> recipients) {
}
