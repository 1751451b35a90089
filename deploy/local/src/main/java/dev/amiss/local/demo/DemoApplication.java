package dev.amiss.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An imaginary application that keeps its users in a table; Amiss may only read it. */
final class DemoApplication {
    private final String url;

    /** @param postgres host and port of PostgreSQL */
    DemoApplication(String postgres, String database) {
        this.url = "jdbc:postgresql://" + postgres + "/" + database;
    }

    String alice() {
        return "1";
    }

    String bob() {
        return "2";
    }

    String carol() {
        return "3";
    }

    void createUsers() {
        execute("""
                CREATE TABLE IF NOT EXISTS app_user (
                    id bigint PRIMARY KEY, name text NOT NULL, joined_at timestamptz NOT NULL, picture text);
                DELETE FROM app_user;
                INSERT INTO app_user VALUES
                    (1, 'alice', now() - interval '6 days', NULL),
                    (2, 'bob', now() - interval '6 days', 'bob.png'),
                    (3, 'carol', now(), NULL)
                """);
    }

    void uploadPicture() {
        execute("UPDATE app_user SET picture = 'alice.png' WHERE id = 1");
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new NotSeenException("The demo's table at " + url + " cannot be written: " + e.getMessage());
        }
    }
}
