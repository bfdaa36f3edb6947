package dip.status.hold;

import dip.client.Endpoint;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Table {@code status.hold}, which all copies share. Blocks. */
@Singleton
public class Holds {

    private static final String COLUMNS = "participant, channel, reason, held_by, since";

    private static final String LIST = "select " + COLUMNS + " from status.hold order by participant, channel";

    private static final String PUT = """
            insert into status.hold (participant, channel, reason, held_by) values (?, ?, ?, ?)
            on conflict (participant, channel) do update set reason = excluded.reason, held_by = excluded.held_by
            returning\s""" + COLUMNS;

    private static final String REMOVE = "delete from status.hold where participant = ? and channel = ?";

    private final DataSource postgres;

    Holds(DataSource postgres) {
        this.postgres = postgres;
    }

    /**
     * SQL: whether an operator has stopped the sending of status messages.
     *
     * @param participant SQL as well
     */
    public static String standFor(String participant) {
        return "exists (select from status.hold h where h.participant in (%s, '%s') and h.channel in ('%s', '%s'))"
                .formatted(participant, Hold.ALL, Endpoint.STATUS_MESSAGE.channel(), Hold.ALL);
    }

    public List<Hold> all() throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST); ResultSet rows = list.executeQuery()) {
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
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, participant);
            put.setString(2, channel);
            put.setString(3, reason);
            put.setString(4, heldBy);
            try (ResultSet row = put.executeQuery()) {
                row.next();
                return hold(row);
            }
        }
    }

    /** @return whether there was one */
    public boolean remove(String participant, String channel) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            remove.setString(1, participant);
            remove.setString(2, channel);
            return remove.executeUpdate() > 0;
        }
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
