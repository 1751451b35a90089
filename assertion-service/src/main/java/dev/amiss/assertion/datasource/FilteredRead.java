package dev.amiss.assertion.datasource;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.assertion.expression.sql.SqlType;
import dev.amiss.model.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Works out how to read a query without the rows for which a condition holds: the database looks at all of them and sends
 * only the others. Within one transaction, whose snapshot both the counting and the reading see.
 */
final class FilteredRead {
    private static final Logger LOG = Logger.getLogger(FilteredRead.class);

    /** Fewer rows are read sooner than asked about. */
    private static final long FEW_ROWS = 2_000;

    /** What is read in place of a query, and how many rows the query has. */
    record Plan(String sql, long rows) {}

    private final Vendor vendor;
    private final RowCondition condition;

    FilteredRead(Vendor vendor, RowCondition condition) {
        this.vendor = vendor;
        this.condition = condition;
    }

    /** Must be the first use of the transaction; empty when the query is to be read as it stands, in a new one. */
    Optional<Plan> plan(Connection connection, String query) throws SQLException {
        if (!vendor.decidesConditions()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return plan(statement, "(\n" + query + "\n) q");
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).matches("(0A|22|42).*")) {
                LOG.debugf("a condition could not be put to the database, all rows are read: %s", e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Plan> plan(Statement statement, String rows) throws SQLException {
        Map<String, SqlType> columns;
        try (ResultSet none = statement.executeQuery("SELECT * FROM " + rows + " LIMIT 0")) {
            columns = vendor.columnTypes(none.getMetaData());
        }
        Optional<String> where = condition.on(columns);
        if (where.isEmpty() || estimate(statement, rows) < FEW_ROWS) {
            return Optional.empty();
        }
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            count.next();
            return Optional.of(
                    new Plan("SELECT * FROM " + rows + " WHERE (" + where.get() + ") IS NOT TRUE", count.getLong(1)));
        }
    }

    private static long estimate(Statement statement, String rows) throws SQLException {
        try (ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT JSON) SELECT * FROM " + rows)) {
            plan.next();
            return Json.mapper()
                    .readTree(plan.getString(1))
                    .path(0)
                    .path("Plan")
                    .path("Plan Rows")
                    .asLong();
        } catch (JsonProcessingException e) {
            throw new SQLException("a plan that is no JSON", "22000", e);
        }
    }
}
