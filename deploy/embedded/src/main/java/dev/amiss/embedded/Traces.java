package dev.amiss.embedded;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a service leaves behind where secrets must not be: its log from now on, and its whole database. */
public final class Traces implements AutoCloseable {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            var text = new StringWriter();
            text.write(formatter.format(record));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            log.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Traces() {
        Logger.getLogger("").addHandler(handler);
    }

    /** The lines of the log that contain this. */
    public List<String> inLog(String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    /** The tables of a database of the tests' PostgreSQL that contain this in any column. */
    public static List<String> inDatabase(String database, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(RealParts.jdbcUrl() + database, "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                String query = "SELECT count(*) FROM \"" + table + "\" t WHERE position('" + text + "' in t::text) > 0";
                try (ResultSet count = statement.executeQuery(query)) {
                    count.next();
                    if (count.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
    }
}
