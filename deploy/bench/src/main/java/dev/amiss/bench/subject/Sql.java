package dev.amiss.bench.subject;

import dev.amiss.embedded.EmbeddedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short questions to the databases, each on a connection of its own. */
public final class Sql {
    private Sql() {}

    /** Executes statements one after the other. */
    public static void execute(RunningAmiss amiss, String database, String... statements) {
        try (Connection connection = amiss.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new EmbeddedException("In " + database + ": " + e.getMessage(), e);
        }
    }

    /** The first column of the first row. */
    public static String text(RunningAmiss amiss, String database, String query) {
        List<String> lines = lines(amiss, database, query);
        return lines.isEmpty() ? "" : lines.get(0);
    }

    public static long number(RunningAmiss amiss, String database, String query) {
        return Math.round(Double.parseDouble(text(amiss, database, query)));
    }

    /** The first column of all rows. */
    public static List<String> lines(RunningAmiss amiss, String database, String query) {
        try (Connection connection = amiss.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(String.valueOf(rows.getString(1)));
            }
            return lines;
        } catch (SQLException e) {
            throw new EmbeddedException("In " + database + ": " + e.getMessage(), e);
        }
    }
}
