package dip.quickstart.demo;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteMixin;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", mixinStandardHelpOptions = true,
        description = "Searches the journal of the running suite, newest first; with an ITEM shows all that is known of it. "
                + "Exit code 1 where nothing is found.")
public final class SearchCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    @Mixin
    private SuiteMixin mixin;

    @Parameters(paramLabel = "ITEM", arity = "0..1", description = "The id of one message, from the first column of a search.")
    private String item;

    @Option(names = "--mpan", description = "MPAN core; may be repeated.")
    private List<String> mpans = new ArrayList<>();

    @Option(names = "--interface", description = "For instance IF-036.")
    private String interfaceId;

    @Option(names = "--event", description = "Event code, with or without its brackets.")
    private String event;

    @Option(names = "--direction", description = "in for what was received, out for what we sent; both where left out.")
    private String direction;

    @Option(names = "--state", description = "RECEIVED, ACCEPTED, REJECTED, REPEATED, SUPPRESSED, REFUSED or STATUS; SENT or FAILED for ours.")
    private String state;

    @Option(names = "--dip-id", description = "Our DIP ID that received it, or sent it.")
    private String dipId;

    @Option(names = "--sender", description = "DIP ID of the sender.")
    private String sender;

    @Option(names = "--transaction", description = "The DIP's transaction ID.")
    private String transactionId;

    @Option(names = "--reference", description = "Sender unique reference.")
    private String reference;

    @Option(names = "--correlation", description = "Correlation ID, as in answers and logs.")
    private String correlationId;

    @Option(names = "--from", description = "Received or handed over at or after: 2026-03-21T18:00:00Z, or epoch milliseconds.")
    private String from;

    @Option(names = "--to", description = "Received or handed over before.")
    private String to;

    @Option(names = "--limit", defaultValue = "20", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "The answer as it comes.")
    private boolean json;

    @Override
    public Integer call() {
        Suite suite = mixin.suite();
        URI audit = suite.operatorUri("audit");
        if (item != null) {
            System.out.println(suite.http().get(audit.resolve("/messages/" + encoded(item))));
            return 0;
        }
        String answer = suite.http().get(audit.resolve("/messages?" + query()));
        JsonDocument document = Http.json(answer);
        int messages = document.member(document.root(), "messages");
        if (json) {
            System.out.println(answer);
        } else {
            print(document, messages);
        }
        return document.size(messages) == 0 ? 1 : 0;
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        parts.add("limit=" + limit);
        mpans.forEach(mpan -> add(parts, "mpan", mpan));
        add(parts, "interface", interfaceId);
        add(parts, "event", event);
        add(parts, "direction", direction);
        add(parts, "state", state);
        add(parts, "dipId", dipId);
        add(parts, "sender", sender);
        add(parts, "transactionId", transactionId);
        add(parts, "reference", reference);
        add(parts, "correlationId", correlationId);
        add(parts, "from", millis(from));
        add(parts, "to", millis(to));
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (value != null) {
            parts.add(name + "=" + encoded(value));
        }
    }

    private static String millis(String time) {
        boolean instant = time != null && time.contains("T");
        return instant ? Long.toString(Instant.parse(time).toEpochMilli()) : time;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void print(JsonDocument json, int messages) {
        if (json.size(messages) == 0) {
            System.out.println("nothing found");
            return;
        }
        Table table = new Table().row("item", "way", "since (UTC)", "interface", "event", "MPAN", "state", "call").line();
        for (int message = json.first(messages); message != JsonDocument.MISSING; message = json.next(message)) {
            table.row(text(json, message, "itemId"), text(json, message, "direction").toLowerCase(Locale.ROOT), TIME.format(Instant.ofEpochMilli(
                            Long.parseLong(json.text(json.member(message, "receivedAt"))))),
                    text(json, message, "interfaceId"), text(json, message, "eventCode"), text(json, message, "mpan"),
                    text(json, message, "state"), status(json, json.member(message, "status")));
        }
        System.out.print(table);
    }

    private static String status(JsonDocument json, int status) {
        if (status == JsonDocument.MISSING || json.type(status) != JsonType.OBJECT) {
            return "";
        }
        return (text(json, status, "code") + " " + text(json, status, "outcome")).strip();
    }

    private static String text(JsonDocument json, int object, String name) {
        String text = json.stringOrNull(json.member(object, name));
        return text == null ? "" : text;
    }
}
