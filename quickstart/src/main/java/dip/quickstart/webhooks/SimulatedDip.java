package dip.quickstart.webhooks;

import dip.model.json.JsonDocument;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The simulator of a local suite can be asked. */
record SimulatedDip(Http http, URI control) implements Known {

    @Override
    public String source() {
        return "what it has";
    }

    @Override
    public Map<Place, Optional<String>> read() {
        JsonDocument answer = Http.json(http.get(control.resolve("/webhooks")));
        Map<Place, Optional<String>> known = new HashMap<>();
        for (int webhook = answer.first(answer.root()); webhook != JsonDocument.MISSING; webhook = answer.next(webhook)) {
            known.put(new Place(text(answer, webhook, "participant"), text(answer, webhook, "channel")),
                    Optional.of(text(answer, webhook, "url")));
        }
        return known;
    }

    @Override
    public void begin(Place place) {
        // it knows itself
    }

    @Override
    public void settle(Place place, String url) {
        // it knows itself
    }

    private static String text(JsonDocument json, int object, String name) {
        return json.text(json.member(object, name));
    }
}
