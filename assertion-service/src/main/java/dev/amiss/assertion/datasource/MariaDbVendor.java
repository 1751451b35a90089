package dev.amiss.assertion.datasource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** MariaDB. */
record MariaDbVendor() implements Vendor {
    private static final String WRITING = """
            ('INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'ALTER', 'INDEX', 'TRIGGER', 'FILE', 'SUPER', 'CREATE USER')""";
    private static final String CAN_WRITE = """
            SELECT concat(grantee, ' may ', privilege_type, place) FROM (
                SELECT grantee, privilege_type, '' AS place FROM information_schema.user_privileges
              UNION ALL
                SELECT grantee, privilege_type, concat(' in ', table_schema) FROM information_schema.schema_privileges
              UNION ALL
                SELECT grantee, privilege_type, concat(' ', table_schema, '.', table_name)
                FROM information_schema.table_privileges
            ) p
            WHERE privilege_type IN %s
                AND grantee = concat('''', replace(current_user(), '@', '''@'''), '''')
            LIMIT 1""".formatted(WRITING);

    @Override
    public String urlPrefix() {
        return "jdbc:mariadb:";
    }

    @Override
    public Class<?> driver() {
        return org.mariadb.jdbc.Driver.class;
    }

    @Override
    public SqlScan.Dialect dialect() {
        return SqlScan.Dialect.MARIADB;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("connectTimeout", "5000", "allowMultiQueries", "false", "allowLocalInfile", "false");
    }

    @Override
    public void prepare(Connection connection, Duration timeout) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = DEFAULT, time_zone = '+00:00', max_statement_time = "
                    + timeout.toMillis() / 1000.0);
            statement.execute("SET SESSION TRANSACTION READ ONLY");
        }
    }

    @Override
    public String readerExample() {
        return "CREATE USER amiss_reader IDENTIFIED BY '…'; GRANT SELECT ON shop.* TO amiss_reader";
    }

    @Override
    public Optional<String> canWrite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CAN_WRITE)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
