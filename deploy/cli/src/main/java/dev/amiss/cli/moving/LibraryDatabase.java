package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.session.MistakeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The library's tables in PostgreSQL, read in one transaction that only reads, so that all of it is of one moment. Rows are
 * fetched some hundreds at a time. Not thread-safe.
 */
final class LibraryDatabase implements AutoCloseable {
    static final List<String> TABLES = List.of(
            "issue_issue",
            "issue_modelissue",
            "issue_responder",
            "issue_responderaction",
            "issue_issueaction",
            "issue_assertion",
            "issue_modelassertion",
            "django_content_type");

    private static final int FETCH = 500;

    private final Connection connection;
    private final Map<Long, String> types = new HashMap<>();
    private final Set<String> columns = new HashSet<>();

    private LibraryDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects, and makes sure that all tables are there and may be read.
     *
     * @param user null to go by the URL, or by PostgreSQL's own rules
     * @throws MistakeException saying what is wrong
     */
    static LibraryDatabase open(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new MistakeException("'" + shown(url) + "' is no address of a PostgreSQL database; one looks like"
                    + " jdbc:postgresql://db.example.com:5432/shop. Other databases cannot be read: copy the library's tables"
                    + " into a PostgreSQL first, with pgloader for example.");
        }
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null && !password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "amiss import");
        properties.setProperty("connectTimeout", "10");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            try {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                LibraryDatabase database = new LibraryDatabase(connection);
                database.check();
                database.learn();
                return database;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed("Cannot read the database " + shown(url), e);
        }
    }

    /** How many issues a table holds, by status: open, resolved, won't fix. */
    long[] counts(LibraryKind kind) {
        long[] counts = new long[3];
        query(
                "SELECT status, count(*) FROM " + kind.table() + " WHERE status BETWEEN 0 AND 2 GROUP BY status",
                row -> counts[row.getInt(1)] = row.getLong(2));
        return counts;
    }

    /** All issues of a table in the order of their ids, each with the actions that were run for it. */
    void issues(LibraryKind kind, IssueConsumer consumer) {
        String record = kind.hasRecords() ? ", record_type_id, record_id" : "";
        String sql = """
                SELECT id, name, details::text, (extract(epoch FROM creation_time) * 1000)::bigint, status,
                    (extract(epoch FROM resolved_time) * 1000)::bigint, status <> 1 AND place > 1%1$s
                FROM (SELECT *, row_number() OVER (PARTITION BY name%1$s, status = 1
                        ORDER BY status DESC, creation_time DESC, id DESC) AS place FROM %2$s) i
                ORDER BY id""".formatted(record, kind.table());
        try (Statement statement = fetching();
                ResultSet rows = statement.executeQuery(sql);
                RunActions actions = actions(kind)) {
            while (rows.next()) {
                LibraryIssue issue = issue(kind, rows);
                consumer.take(issue, actions.of(issue.id()));
            }
        } catch (SQLException e) {
            throw failed("Cannot read " + kind.table(), e);
        }
    }

    /** What is done with an issue, and the actions that were run for it. */
    interface IssueConsumer {
        void take(LibraryIssue issue, RunActions.OfIssue actions);
    }

    /** All responders as the API takes them, by the id that they have in the library. */
    Map<Long, ObjectNode> responders() {
        Map<Long, ObjectNode> responders = new LinkedHashMap<>();
        String retry = columns.contains("issue_responder.allow_retry") ? "allow_retry" : "false";
        query("SELECT id, watch_pattern, " + retry + " FROM issue_responder ORDER BY id", row -> {
            ObjectNode responder = Json.object().put("watch_pattern", row.getString(2));
            if (row.getBoolean(3)) {
                responder.put("allow_retry", true);
            }
            responder.putArray("actions");
            responders.put(row.getLong(1), responder);
        });
        query("""
                SELECT responder_id, target_function, function_kwargs::text, delay_sec FROM issue_responderaction
                ORDER BY responder_id, delay_sec, id""", row -> {
            ObjectNode responder = responders.get(row.getLong(1));
            if (responder != null && responder.get("actions") instanceof ArrayNode actions) {
                ObjectNode action = actions.addObject().put("target_function", row.getString(2));
                action.set("function_kwargs", LibraryJson.details(LibraryJson.read(row.getString(3))));
                action.put("delay_sec", Math.max(0, row.getInt(4)));
            }
        });
        return responders;
    }

    /** All assertions, with how many of their issues are open. */
    List<LibraryAssertion> assertions() {
        List<LibraryAssertion> assertions = new ArrayList<>();
        String sql = """
                SELECT a.name, a.check_function, %s, coalesce(i.open, 0) FROM %s a
                LEFT JOIN (SELECT name, count(*) AS open FROM %s WHERE status = 0 GROUP BY name) i ON i.name = a.name
                ORDER BY a.id""";
        query(sql.formatted("NULL::bigint", "issue_assertion", "issue_issue"), row -> assertions.add(assertion(row)));
        query(
                sql.formatted("a.model_type_id", "issue_modelassertion", "issue_modelissue"),
                row -> assertions.add(assertion(row)));
        return assertions;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing was written, so nothing is lost
        }
    }

    private LibraryAssertion assertion(ResultSet row) throws SQLException {
        long type = row.getLong(3);
        String model = row.wasNull() ? null : types.getOrDefault(type, "an unknown model");
        return new LibraryAssertion(LibraryJson.clean(row.getString(1)), row.getString(2), model, row.getLong(4));
    }

    private LibraryIssue issue(LibraryKind kind, ResultSet row) throws SQLException {
        String name = LibraryJson.clean(row.getString(2));
        long resolved = row.getLong(6);
        Instant resolvedAt = row.wasNull() ? null : Instant.ofEpochMilli(resolved);
        return new LibraryIssue(
                row.getLong(1),
                name.isBlank() ? "(without a name)" : name,
                LibraryJson.read(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                resolvedAt,
                kind.hasRecords() ? types.get(row.getLong(8)) : null,
                kind.hasRecords() ? row.getString(9) : null,
                row.getBoolean(7));
    }

    /** Older versions of the library name an issue by {@code issue_id}, newer ones by a content type and an id. */
    private RunActions actions(LibraryKind kind) throws SQLException {
        boolean hasTypes = columns.contains("issue_issueaction.action_issue_type_id");
        boolean hasIssue = columns.contains("issue_issueaction.issue_id") && !kind.hasRecords();
        String issue = hasTypes
                ? hasIssue ? "coalesce(action_issue_id, issue_id)" : "action_issue_id"
                : hasIssue ? "issue_id" : "NULL::bigint";
        String condition = (hasTypes ? "action_issue_type_id = " + typeOf(kind) : "false")
                + (hasIssue ? " OR issue_id IS NOT NULL" + (hasTypes ? " AND action_issue_type_id IS NULL" : "") : "");
        Statement statement = fetching();
        ResultSet rows = statement.executeQuery("""
                SELECT a.id, %s AS of_issue, (extract(epoch FROM execution_time) * 1000)::bigint, success,
                    details::text, target_function
                FROM issue_issueaction a JOIN issue_responderaction r ON r.id = a.responder_action_id
                WHERE %s ORDER BY of_issue, a.id""".formatted(issue, condition));
        return new RunActions(statement, rows);
    }

    private long typeOf(LibraryKind kind) {
        return types.entrySet().stream()
                .filter(type -> type.getValue().equals("issue." + kind.model()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1L);
    }

    private void check() throws SQLException {
        List<String> missing = new ArrayList<>();
        List<String> forbidden = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT name, to_regclass(name) IS NULL,
                    coalesce(NOT has_table_privilege(to_regclass(name)::oid, 'SELECT'), false)
                FROM unnest(?) AS t(name)""")) {
            statement.setArray(1, connection.createArrayOf("text", TABLES.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        missing.add(rows.getString(1));
                    } else if (rows.getBoolean(3)) {
                        forbidden.add(rows.getString(1));
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new MistakeException("There is no table " + String.join(", ", missing)
                    + " in this database, so it is not the one of a Django project with django-issue 3 or newer."
                    + " Tables of another schema are found with ?currentSchema=NAME at the end of the URL.");
        }
        if (!forbidden.isEmpty()) {
            String user = connection.getMetaData().getUserName();
            throw new MistakeException("The user " + user + " may not read " + String.join(", ", forbidden)
                    + ". Let the owner say: GRANT SELECT ON " + String.join(", ", TABLES) + " TO " + user);
        }
    }

    private void learn() {
        query(
                "SELECT id, app_label, model FROM django_content_type",
                row -> types.put(row.getLong(1), row.getString(2) + "." + row.getString(3)));
        query("""
                SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE a.attrelid IN (to_regclass('issue_responder')::oid, to_regclass('issue_issueaction')::oid)
                    AND a.attnum > 0 AND NOT a.attisdropped""", row -> columns.add(row.getString(1) + "." + row.getString(2)));
    }

    private Statement fetching() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        return statement;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Row each) {
        try (Statement statement = fetching();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.read(rows);
            }
        } catch (SQLException e) {
            throw failed("Cannot read the library's tables", e);
        }
    }

    static MistakeException failed(String what, SQLException e) {
        return new MistakeException(what + ": " + e.getMessage());
    }

    /** Without parameters, among which may be a password, and without what stands before the host. */
    private static String shown(String url) {
        return url.replaceFirst("\\?.*$", "").replaceFirst("//[^/@]*@", "//");
    }
}
