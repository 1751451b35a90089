package dev.amiss.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The databases of the product, one a service. */
public final class Databases {
    public static final String ISSUE = "amiss_issue";
    public static final String RESPONDER = "amiss_responder";
    public static final String ASSERTION = "amiss_assertion";

    /** One database for each service; each service creates its own tables. */
    public static final List<String> ALL = List.of(ISSUE, RESPONDER, ASSERTION);

    private Databases() {}

    /** Creates the database unless it is there. */
    public static void create(Connection connection, String name) throws SQLException {
        if (exists(connection, name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
