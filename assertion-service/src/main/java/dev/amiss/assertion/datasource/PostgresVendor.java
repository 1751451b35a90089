package dev.amiss.assertion.datasource;

import dev.amiss.assertion.expression.sql.SqlType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL. */
record PostgresVendor() implements Vendor {
    private static final String CAN_WRITE = """
            SELECT why FROM (
                SELECT 1 AS nr, format('role %I is a superuser', rolname) AS why
                FROM pg_roles WHERE rolsuper AND pg_has_role(session_user, oid, 'MEMBER')
              UNION ALL
                SELECT 2, format('role %I may write', rolname)
                FROM pg_roles
                WHERE rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program')
                    AND pg_has_role(session_user, oid, 'MEMBER')
              UNION ALL
                SELECT 3, format('role %I may change %I.%I', session_user, n.nspname, c.relname)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname <> 'information_schema'
                    AND n.nspname !~ '^pg_' AND EXISTS (
                        SELECT FROM pg_roles r WHERE pg_has_role(session_user, r.oid, 'MEMBER')
                            AND has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
            ) w ORDER BY nr LIMIT 1""";

    @Override
    public String urlPrefix() {
        return "jdbc:postgresql:";
    }

    @Override
    public Class<?> driver() {
        return org.postgresql.Driver.class;
    }

    @Override
    public SqlScan.Dialect dialect() {
        return SqlScan.Dialect.POSTGRESQL;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "connectTimeout", "5",
                "tcpKeepAlive", "true",
                "ApplicationName", "amiss-assertion-service",
                "options", "-c default_transaction_read_only=on -c standard_conforming_strings=on");
    }

    @Override
    public void prepare(Connection connection, Duration timeout) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
            statement.execute("SET statement_timeout = " + timeout.toMillis());
        }
        connection.setReadOnly(true);
    }

    @Override
    public String readerExample() {
        return "CREATE ROLE amiss_reader LOGIN; GRANT pg_read_all_data TO amiss_reader";
    }

    @Override
    public Optional<String> canWrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CAN_WRITE)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    @Override
    public boolean decidesConditions() {
        return true;
    }

    @Override
    public Map<String, SqlType> columnTypes(ResultSetMetaData columns) throws SQLException {
        Map<String, SqlType> types = new HashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (types.put(columns.getColumnLabel(column), type(columns.getColumnTypeName(column))) != null) {
                return Map.of();
            }
        }
        return types;
    }

    private static SqlType type(String name) {
        return switch (name) {
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial" -> SqlType.WHOLE_NUMBER;
            case "float4", "float8" -> SqlType.FLOATING;
            case "numeric" -> SqlType.DECIMAL;
            case "text", "varchar" -> SqlType.TEXT;
            case "bool" -> SqlType.BOOLEAN;
            case "timestamptz" -> SqlType.TIME;
            case "timestamp" -> SqlType.LOCAL_TIME;
            case "date" -> SqlType.DATE;
            default -> SqlType.OTHER;
        };
    }
}
