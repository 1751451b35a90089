package dev.amiss.service.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as one statement: each column is bound as one array, for a statement that reads {@code FROM unnest(?, ?, …)}.
 * Columns are bound in the order in which they are named. Not thread-safe.
 *
 * @param <T> what becomes a row
 */
public final class RowArrays<T> {
    /** What stands in a column of a row; may be null. */
    @FunctionalInterface
    public interface Value<T, V> {
        @Nullable
        V of(T row);
    }

    /** Reads the row that a result stands at. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private record Column(String type, @Nullable Object[] values) {}

    private final Handle handle;
    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private RowArrays(Handle handle, List<T> rows) {
        this.handle = handle;
        this.rows = rows;
    }

    public static <T> RowArrays<T> of(Handle handle, List<T> rows) {
        return new RowArrays<>(handle, rows);
    }

    /** One more column of that PostgreSQL type; values may be null. */
    public RowArrays<T> column(String type, Value<T, ?> value) {
        @Nullable Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.of(rows.get(i));
        }
        columns.add(new Column(type, values));
        return this;
    }

    /** One more column of type timestamptz. */
    public RowArrays<T> times(Value<T, Instant> value) {
        return column("timestamptz", row -> {
            Instant at = value.of(row);
            return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
        });
    }

    /** Runs the statement unless there are no rows; answers how many it touched. */
    public int execute(String sql) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = bind(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs a statement that answers rows, such as one with {@code RETURNING}; without rows to bind it is not run. */
    public <R> List<R> query(String sql, Reader<R> reader) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = bind(sql);
                ResultSet result = statement.executeQuery()) {
            List<R> values = new ArrayList<>();
            while (result.next()) {
                values.add(reader.read(result));
            }
            return values;
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private PreparedStatement bind(String sql) throws SQLException {
        PreparedStatement statement = handle.getConnection().prepareStatement(sql);
        Integer timeout = handle.getConfig(SqlStatements.class).getQueryTimeout();
        statement.setQueryTimeout(timeout == null ? 0 : timeout);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Array array = handle.getConnection().createArrayOf(column.type(), column.values());
            statement.setArray(i + 1, array);
        }
        return statement;
    }

    private RuntimeException failed(String sql, SQLException e) {
        StatementContext context = handle.createUpdate(sql).getContext();
        context.getConfig(SqlStatements.class).getSqlLogger().logException(context, e);
        return new UnableToExecuteStatementException(e, context);
    }
}
