package dev.amiss.local.part;

import dev.amiss.embedded.Databases;
import dev.amiss.embedded.EmbeddedException;
import dev.amiss.local.config.LocalConfig.ExternalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The services' databases in a PostgreSQL that somebody else runs. */
final class ExternalDatabases {
    private ExternalDatabases() {}

    /** Creates those that are missing; that user must be allowed to if any is. */
    static void create(ExternalPostgres postgres) {
        try (Connection connection =
                DriverManager.getConnection(postgres.url() + "postgres", postgres.username(), postgres.password())) {
            for (String name : Databases.ALL) {
                Databases.create(connection, name);
            }
        } catch (SQLException e) {
            throw new EmbeddedException(
                    "Cannot prepare the databases " + String.join(", ", Databases.ALL) + " at " + postgres.url()
                            + " (AMISS_POSTGRES_URL) as " + postgres.username() + ": " + e.getMessage(),
                    e);
        }
    }
}
