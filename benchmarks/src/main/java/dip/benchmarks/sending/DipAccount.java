package dip.benchmarks.sending;

import dip.model.json.JsonDocument;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the simulated DIP has got, by its journal.
 *
 * @param times how often each reference came, taken or refused
 */
record DipAccount(Map<String, Integer> times) {

    private static final int PAGE = 1000;

    /** Page by page, while nothing comes. */
    static DipAccount read(Http http, URI simulator) {
        Map<String, Integer> times = new HashMap<>();
        long after = 0;
        while (true) {
            JsonDocument page = Http.json(http.get(simulator.resolve("/journal?after=" + after + "&limit=" + PAGE)));
            int records = page.member(page.root(), "records");
            if (page.first(records) == JsonDocument.MISSING) {
                return new DipAccount(times);
            }
            for (int node = page.first(records); node != JsonDocument.MISSING; node = page.next(node)) {
                times.merge(page.text(page.member(node, "SenderUniqueReference")), 1, Integer::sum);
            }
            after = Long.parseLong(page.text(page.member(page.root(), "next")));
        }
    }

    long missing(Collection<String> references) {
        return references.stream().filter(reference -> !times.containsKey(reference)).count();
    }

    long repeated(Collection<String> references) {
        return references.stream().filter(reference -> times.getOrDefault(reference, 0) > 1).count();
    }
}
