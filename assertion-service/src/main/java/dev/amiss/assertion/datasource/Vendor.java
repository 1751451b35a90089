package dev.amiss.assertion.datasource;

import dev.amiss.assertion.expression.sql.SqlType;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs from one make of database to another. */
sealed interface Vendor permits PostgresVendor, MariaDbVendor {
    /** The vendor of a JDBC URL; empty when there is no driver for it. */
    static Optional<Vendor> of(String url) {
        return List.of(new PostgresVendor(), new MariaDbVendor()).stream()
                .filter(vendor -> url.startsWith(vendor.urlPrefix()))
                .map(Vendor.class::cast)
                .findFirst();
    }

    String urlPrefix();

    Class<?> driver();

    SqlScan.Dialect dialect();

    /** Properties of each connection. */
    Map<String, String> properties();

    /** Makes a connection as good as new, and read-only, for a use of that length. It is in autocommit then. */
    void prepare(Connection connection, Duration timeout) throws SQLException;

    /** The statements that make a role which can only read. */
    String readerExample();

    /** Why the connection's role is not read-only; empty when it cannot write. */
    Optional<String> canWrite(Connection connection) throws SQLException;

    /** Whether conditions that expressions translate to can be put to it. */
    default boolean decidesConditions() {
        return false;
    }

    /** The columns of a query by name; none when two have the same, so that a condition could mean the other. */
    default Map<String, SqlType> columnTypes(ResultSetMetaData columns) throws SQLException {
        return Map.of();
    }
}
