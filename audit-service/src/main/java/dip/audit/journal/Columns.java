package dip.audit.journal;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Turns rows into columns, in the order of the calls. Null values stay null. */
final class Columns<T> {

    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private final List<T> rows;
    private final List<Object> columns = new ArrayList<>();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    Columns<T> uuid(Function<T, UUID> value) {
        columns.add(rows.stream().map(value).toArray(UUID[]::new));
        return this;
    }

    /** Postgres' text has no U+0000: it becomes U+FFFD. */
    Columns<T> text(Function<T, String> value) {
        columns.add(rows.stream().map(value).map(Columns::storable).toArray(String[]::new));
        return this;
    }

    Columns<T> integer(ToIntFunction<T> value) {
        return optionalInteger(value::applyAsInt);
    }

    Columns<T> optionalInteger(Function<T, Integer> value) {
        columns.add(rows.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    Columns<T> bigint(Function<T, Long> value) {
        columns.add(rows.stream().map(value).toArray(Long[]::new));
        return this;
    }

    /** @param value epoch milliseconds */
    Columns<T> time(ToLongFunction<T> value) {
        columns.add(rows.stream().map(row -> timestamp(value.applyAsLong(row))).toArray(OffsetDateTime[]::new));
        return this;
    }

    Columns<T> bytes(Function<T, byte[]> value) {
        columns.add(rows.stream().map(row -> Buffer.buffer(value.apply(row))).toArray(Buffer[]::new));
        return this;
    }

    Insert into(String sql) {
        return new Insert(sql, Tuple.wrap(columns));
    }

    static OffsetDateTime timestamp(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private static String storable(String text) {
        return text == null || text.indexOf(NUL) < 0 ? text : text.replace(NUL, REPLACEMENT);
    }
}
