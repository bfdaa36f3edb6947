package dip.sending;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Many rows as one array a column, for {@code unnest}. */
public final class Columns {

    private Columns() {
    }

    public static <T> void set(PreparedStatement statement, int index, String type, Collection<T> rows, Function<T, ?> column)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, rows.stream().map(column).toArray()));
    }

    /** The driver takes no {@code bytea} out of an {@code Object[]}. */
    public static <T> void setBytes(PreparedStatement statement, int index, Collection<T> rows, Function<T, byte[]> column)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }
}
