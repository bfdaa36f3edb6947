package dip.sending.relay;

import dip.messaging.Addresses;
import dip.sending.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.qpid.proton.message.Message;

/**
 * A table of messages that the broker has still to get: {@code id bigint generated always as identity primary key,
 * message bytea}. Each message's {@code to} is the address that it goes to. Blocks.
 */
public final class RelayTable {

    private static final String ADD = "insert into %s (message) select r.message from unnest(?) with ordinality as r(message, place) order by r.place";

    /** Sizes are known without reading what is large. */
    private static final String NEXT = """
            with next as (select id, octet_length(message) as size from %1$s where id > ? order by id limit ? for update skip locked),
                 fitting as (select id from (
                     select id, sum(size) over (order by id) as total, row_number() over (order by id) as place from next) sized
                     where total <= ? or place = 1)
            select r.id, r.message from %1$s r join fitting f on f.id = r.id order by r.id""";

    private static final String REMOVE = "delete from %s r using unnest(?) as sent(id) where r.id = sent.id";

    private static final String COUNT = "select count(*) from %s";

    /** A message that waits. */
    record Entry(long id, String address, Message message) {
    }

    private final String add;
    private final String next;
    private final String remove;
    private final String count;

    /** @param name with its schema */
    public RelayTable(String name) {
        add = ADD.formatted(name);
        next = NEXT.formatted(name);
        remove = REMOVE.formatted(name);
        count = COUNT.formatted(name);
    }

    /** In the transaction of what the messages tell of. */
    void add(Connection connection, List<Message> messages) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(add)) {
            Columns.setBytes(statement, 1, messages, WireForm::encoded);
            statement.executeUpdate();
        }
    }

    /**
     * The oldest behind {@code id}, which no other copy gets until the transaction ends.
     *
     * @param bytes of all together at most, unless the first alone has more
     */
    List<Entry> next(Connection connection, long id, int limit, int bytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(next)) {
            select.setLong(1, id);
            select.setInt(2, limit);
            select.setInt(3, bytes);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows.getLong(1), WireForm.decoded(rows.getBytes(2))));
                }
            }
            return entries;
        }
    }

    /** One that names no address was stored before there was a choice: it is the journal's. */
    private static Entry entry(long id, Message message) {
        String address = Objects.requireNonNullElse(message.getAddress(), Addresses.JOURNAL);
        message.setAddress(null);
        return new Entry(id, address, message);
    }

    void remove(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(remove)) {
            Columns.set(statement, 1, "bigint", entries, Entry::id);
            statement.executeUpdate();
        }
    }

    long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(count); ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
