package dip.status.rest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads rows for an answer. Blocks. */
@Singleton
public class Rows {

    private final DataSource postgres;

    Rows(DataSource postgres) {
        this.postgres = postgres;
    }

    /** One row of what was asked for. */
    public interface Form<T> {
        T of(ResultSet row) throws SQLException;
    }

    public <T> List<T> select(String sql, Form<T> form, Object... values) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(form.of(row));
                }
            }
            return found;
        }
    }

    /**
     * Those behind {@code after}, newest first, {@code limit} at most.
     *
     * @param from SQL up to and with {@code where}
     * @param conditions value by SQL with one place for it; those whose value is null do not count
     * @param id SQL: column of the order
     */
    public <T> List<T> page(String from, Map<String, ?> conditions, String id, long after, int limit, Form<T> form)
            throws SQLException {
        Map<String, Object> used = new LinkedHashMap<>(conditions);
        used.values().removeIf(Objects::isNull);
        String where = used.keySet().stream().map(condition -> condition + " and ").collect(Collectors.joining());
        List<Object> values = new ArrayList<>(used.values());
        values.add(after);
        values.add(limit);
        return select(from + where + id + " < ? order by " + id + " desc limit ?", form, values.toArray());
    }

    public static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Null where the column is. */
    public static Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
