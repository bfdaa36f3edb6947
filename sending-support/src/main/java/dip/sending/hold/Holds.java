package dip.sending.hold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Table {@code hold} of a service's schema, which all copies share. Blocks. */
public final class Holds {

    private static final String COLUMNS = "participant, channel, reason, held_by, since";

    private final DataSource postgres;
    private final String list;
    private final String put;
    private final String remove;

    /** @param schema of the service */
    public Holds(DataSource postgres, String schema) {
        this.postgres = postgres;
        list = "select %s from %s.hold order by participant, channel".formatted(COLUMNS, schema);
        put = """
                insert into %s.hold (participant, channel, reason, held_by) values (?, ?, ?, ?)
                on conflict (participant, channel) do update set reason = excluded.reason, held_by = excluded.held_by
                returning %s""".formatted(schema, COLUMNS);
        remove = "delete from %s.hold where participant = ? and channel = ?".formatted(schema);
    }

    /**
     * SQL: whether an operator has stopped the sending.
     *
     * @param participant SQL as well, like {@code channel}
     */
    public static String standFor(String schema, String participant, String channel) {
        return "exists (select from %s.hold h where h.participant in (%s, '%s') and h.channel in (%s, '%s'))"
                .formatted(schema, participant, Hold.ALL, channel, Hold.ALL);
    }

    public List<Hold> all() throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement statement = connection.prepareStatement(list); ResultSet rows = statement.executeQuery()) {
            List<Hold> holds = new ArrayList<>();
            while (rows.next()) {
                holds.add(hold(rows));
            }
            return holds;
        }
    }

    /** One that stands keeps its time. Nothing is claimed after this returns; calls under way end. */
    public Hold put(String participant, String channel, String reason, String heldBy) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement statement = connection.prepareStatement(put)) {
            statement.setString(1, participant);
            statement.setString(2, channel);
            statement.setString(3, reason);
            statement.setString(4, heldBy);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return hold(row);
            }
        }
    }

    /** @return whether there was one */
    public boolean remove(String participant, String channel) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement statement = connection.prepareStatement(remove)) {
            statement.setString(1, participant);
            statement.setString(2, channel);
            return statement.executeUpdate() > 0;
        }
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
