package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.embedded.PostgresServer;
import dev.amiss.local.config.LocalConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The database of an imaginary application, for trying out assertions over tables: data source {@code demo}. Amiss reads
 * it as a role that can do nothing but read. It exists in the embedded PostgreSQL only.
 */
public final class DemoDatabase {
    /** The database's name; user {@code postgres} may write to it. */
    public static final String NAME = "amiss_demo";

    private static final String READER = "amiss_demo_reader";
    private static final String URL_VARIABLE = "AMISS_DATASOURCE_DEMO_URL";

    private DemoDatabase() {}

    /** The variables that make it the data source {@code demo}; none if it does not exist or another is configured. */
    static Map<String, String> dataSource(LocalConfig config) {
        if (config.postgres().isPresent() || config.environment().containsKey(URL_VARIABLE)) {
            return Map.of();
        }
        return Map.of(
                URL_VARIABLE,
                config.postgresUrl() + NAME,
                "AMISS_DATASOURCE_DEMO_USERNAME",
                READER,
                "AMISS_DATASOURCE_DEMO_PASSWORD",
                "");
    }

    /** Creates the database and the role unless they are there. */
    static void create(PostgresServer postgres) {
        postgres.createDatabase(NAME);
        try (Connection connection = postgres.connect(NAME);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'amiss_demo_reader') THEN
                        CREATE ROLE amiss_demo_reader LOGIN;
                        ALTER ROLE amiss_demo_reader SET default_transaction_read_only = on;
                        GRANT USAGE ON SCHEMA public TO amiss_demo_reader;
                        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO amiss_demo_reader;
                      END IF;
                      REVOKE TEMPORARY ON DATABASE amiss_demo FROM PUBLIC;
                    END $$
                    """);
        } catch (SQLException e) {
            throw new EmbeddedException("Cannot create the database " + NAME, e);
        }
    }
}
