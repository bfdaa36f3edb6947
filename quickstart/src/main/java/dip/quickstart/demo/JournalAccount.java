package dip.quickstart.demo;

import dip.model.json.JsonDocument;
import dip.quickstart.reconcile.Journalled;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What the journal has of a time, read through audit-service's export. */
final class JournalAccount {

    private JournalAccount() {
    }

    /** What was received. @param fromMillis epoch milliseconds, as {@code toMillis} */
    static List<Journalled> received(Http http, URI audit, long fromMillis, long toMillis) {
        return read(http, audit, "in", fromMillis, toMillis);
    }

    /** What we sent; {@code itemId} is the submission. @param fromMillis epoch milliseconds, as {@code toMillis} */
    static List<Journalled> sent(Http http, URI audit, long fromMillis, long toMillis) {
        return read(http, audit, "out", fromMillis, toMillis);
    }

    private static List<Journalled> read(Http http, URI audit, String direction, long fromMillis, long toMillis) {
        String lines = http.get(audit.resolve("/messages/export?direction=" + direction + "&from=" + fromMillis + "&to=" + toMillis));
        List<Journalled> items = new ArrayList<>();
        for (String line : lines.split("\n")) {
            if (!line.isBlank()) {
                items.add(item(Http.json(line)));
            }
        }
        return items;
    }

    private static Journalled item(JsonDocument json) {
        return new Journalled(text(json, "itemId"), text(json, "transactionId"), text(json, "recipientDipId"),
                text(json, "correlationId"), text(json, "state"));
    }

    private static String text(JsonDocument json, String name) {
        return json.stringOrNull(json.member(json.root(), name));
    }
}
