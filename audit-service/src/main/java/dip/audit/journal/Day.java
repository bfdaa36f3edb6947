package dip.audit.journal;

import dip.audit.entry.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** A UTC day of the journal, with its partitions: one of each table. */
record Day(LocalDate date) implements Comparable<Day> {

    private static final List<String> BY_ID = List.of("delivery", "item", "judgement", "item_call", "submission_call", "sent",
            "sent_answer");
    private static final String BY_TIME = "call";

    static Day of(long millis) {
        return new Day(LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    /** @param partition a table's name, for instance {@code item_20261124} */
    static Day ofPartition(String partition) {
        return new Day(LocalDate.parse(partition.substring(partition.lastIndexOf('_') + 1), DateTimeFormatter.BASIC_ISO_DATE));
    }

    Day plus(int days) {
        return new Day(date.plusDays(days));
    }

    /** Statements that make what is missing of the day's partitions. */
    String create() {
        Stream<String> byId = BY_ID.stream()
                .map(table -> create(table, Uuid7.floor(start()).toString(), Uuid7.floor(plus(1).start()).toString()));
        String byTime = create(BY_TIME, date + "T00:00:00Z", plus(1).date + "T00:00:00Z");
        return String.join(";", Stream.concat(byId, Stream.of(byTime)).toList());
    }

    /** Statements that drop the day. */
    String drop() {
        return String.join(";", Stream.concat(BY_ID.stream(), Stream.of(BY_TIME))
                .map(table -> "drop table if exists audit." + partition(table)).toList());
    }

    @Override
    public int compareTo(Day other) {
        return date.compareTo(other.date);
    }

    @Override
    public String toString() {
        return date.toString();
    }

    private long start() {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private String create(String table, String from, String to) {
        return "create table if not exists audit." + partition(table) + " partition of audit." + table
                + " for values from ('" + from + "') to ('" + to + "')";
    }

    private String partition(String table) {
        return table + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }
}
