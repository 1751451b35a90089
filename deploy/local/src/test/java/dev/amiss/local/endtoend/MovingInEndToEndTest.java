package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that the migrations of django-issue make, with what its code writes into them. */
@SharedAmiss
class MovingInEndToEndTest {
    private static final String TABLES = """
            CREATE TABLE django_content_type (id serial PRIMARY KEY, app_label varchar(100), model varchar(100));
            CREATE TABLE issue_issue (id serial PRIMARY KEY, name text NOT NULL, details jsonb,
                creation_time timestamptz NOT NULL, status integer NOT NULL, resolved_time timestamptz);
            CREATE TABLE issue_modelissue (id serial PRIMARY KEY, name text NOT NULL, details jsonb,
                creation_time timestamptz NOT NULL, status integer NOT NULL, resolved_time timestamptz,
                record_id integer NOT NULL CHECK (record_id >= 0), record_type_id integer);
            CREATE TABLE issue_responder (id serial PRIMARY KEY, watch_pattern varchar(128), allow_retry boolean NOT NULL);
            CREATE TABLE issue_responderaction (id serial PRIMARY KEY, delay_sec integer NOT NULL,
                target_function text NOT NULL, function_kwargs jsonb NOT NULL, responder_id integer NOT NULL);
            CREATE TABLE issue_issueaction (id serial PRIMARY KEY, execution_time timestamptz NOT NULL,
                success boolean NOT NULL, details jsonb, action_issue_id integer, action_issue_type_id integer,
                issue_id integer, responder_action_id integer NOT NULL);
            CREATE TABLE issue_assertion (id serial PRIMARY KEY, check_function text NOT NULL, name text NOT NULL);
            CREATE TABLE issue_modelassertion (id serial PRIMARY KEY, check_function text NOT NULL, name text NOT NULL,
                model_type_id integer NOT NULL);
            """;

    private static final String ROWS = """
            INSERT INTO django_content_type VALUES (1, 'issue', 'issue'), (2, 'issue', 'modelissue'), (3, 'auth', 'user');
            INSERT INTO issue_responder VALUES (1, 'moving-mail.*', false), (2, '(?=moving)', false), (3, 'moving-own', true);
            INSERT INTO issue_responderaction VALUES
                (1, 0, 'issue.actions.email', '{"subject": "Doh!", "recipients": "moving@example.com"}', 1),
                (2, 0, 'issue.actions.email', '{"subject": "Doh!", "recipients": "moving@example.com"}', 2),
                (3, 0, 'shop.actions.restart', '{}', 3);
            INSERT INTO issue_issue VALUES
                (1, 'moving-mail disk', '{"free": 0}', now() - interval '3 days', 0, NULL),
                (2, 'moving wont', NULL, now() - interval '3 days', 2, NULL),
                (3, 'moving over', '["a", "list"]', now() - interval '2 days', 1, NULL),
                (4, 'moving twice', NULL, now() - interval '2 days', 0, NULL),
                (5, 'moving twice', NULL, now() - interval '1 day', 0, NULL),
                (6, 'moving ancient', NULL, now() - interval '10 years', 1, NULL);
            INSERT INTO issue_issue SELECT n, 'moving many ' || n, NULL, now() - interval '1 day', 1, now()
                FROM generate_series(100, 349) n;
            INSERT INTO issue_modelissue VALUES
                (1, 'moving picture', NULL, now() - interval '1 day', 0, NULL, 42, 3),
                (2, 'moving picture', NULL, now() - interval '1 day', 0, NULL, 43, 3);
            INSERT INTO issue_issueaction VALUES
                (1, now() - interval '3 days', true, '"null"', 1, 1, NULL, 1),
                (2, now() - interval '1 day', false, '"\\"no such host\\""', 3, 1, NULL, 1),
                (3, now() - interval '1 day', true, NULL, NULL, NULL, 2, 1),
                (4, now() - interval '1 hour', true, NULL, 2, 2, NULL, 1);
            INSERT INTO issue_assertion VALUES (1, 'shop.checks.stock', 'moving stock');
            INSERT INTO issue_modelassertion VALUES (1, 'shop.checks.picture', 'moving picture', 3);
            """;

    private final RunningAmiss amiss;

    MovingInEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @BeforeEach
    void the_library_has_a_database_of_its_own() throws SQLException {
        execute("postgres", "DROP DATABASE IF EXISTS moving");
        execute("postgres", "CREATE DATABASE moving");
        execute("moving", TABLES + ROWS);
    }

    @AfterEach
    void leave_no_responder_behind() throws SQLException {
        amiss.amiss("responders", "delete", "django-issue responder 1");
        execute("postgres", "DROP DATABASE moving");
    }

    @Test
    void a_library_moves_in_and_nothing_is_doubled_by_moving_in_again(@TempDir Path folder)
            throws SQLException, IOException {
        JsonNode tried = json(moves(2, "--dry-run"));
        assertThat(tried.path("issues")).hasToString("{\"open\":5,\"resolved\":252,\"wont_fix\":1}");
        assertThat(moved()).isEmpty();

        JsonNode report = json(moves(2));

        assertThat(report.path("issues").path("read").asInt()).isEqualTo(258);
        assertThat(report.path("issues").path("imported").asInt()).isEqualTo(257);
        assertThat(report.path("issues").path("too_old").asInt()).isEqualTo(1);
        assertThat(report.path("responders").findValuesAsText("outcome"))
                .containsExactly("created", "refused", "refused");
        assertThat(report.path("assertions").findValuesAsText("outcome")).containsExactly("needs_url", "needs_url");
        Map<String, Integer> after = moved();
        assertThat(after).containsEntry("moving twice open", 1).containsEntry("moving twice resolved", 1);
        assertThat(after).containsEntry("moving wont wont_fix", 1).containsEntry("moving picture open", 2);
        JsonNode over = issue("moving over");
        assertThat(over.path("details").path("value").path(1).asText()).isEqualTo("list");
        assertThat(amiss.issues().history(over)).containsExactly("created", "action_failed", "resolved");
        assertThat(amiss.issues().historyItems(over).path(1).path("summary").asText())
                .endsWith("failed: no such host");

        execute("moving", "UPDATE issue_issue SET status = 1 WHERE name = 'moving-mail disk'");
        JsonNode again = json(moves(2));

        assertThat(again.path("issues").path("imported").asInt()).isZero();
        assertThat(again.path("issues").path("caught_up").asInt()).isEqualTo(1);
        assertThat(again.path("responders").findValuesAsText("outcome")).containsExactly("known", "refused", "refused");
        after.remove("moving-mail disk open");
        after.put("moving-mail disk resolved", 1);
        assertThat(moved()).isEqualTo(after);
        assertThat(amiss.mails("moving@example.com"))
                .as("what the library answered is not answered again")
                .isEmpty();

        amiss.issues().report("moving-mail new");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(amiss.mails("moving@example.com")).hasSize(1));
        Path everything = folder.resolve("all.ndjson");
        assertThat(amiss.amiss("export", "--ndjson", everything.toString()).code())
                .isZero();
        assertThat(Files.readString(everything).lines())
                .anyMatch(line -> line.startsWith("{\"issue\":") && line.contains("moving over"))
                .anyMatch(line -> line.startsWith("{\"history\":") && line.contains("no such host"))
                .anyMatch(line -> line.startsWith("{\"responder\":") && line.contains("django-issue responder 1"));
    }

    @Test
    void missing_tables_and_rights_are_named() throws SQLException {
        execute("moving", "DROP TABLE issue_modelissue; DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN");
        assertThat(moves(1)).contains("There is no table issue_modelissue");

        execute("moving", "CREATE TABLE issue_modelissue ()");
        assertThat(moves(1, "--user", "stranger"))
                .contains("The user stranger may not read issue_issue, issue_modelissue")
                .contains("GRANT SELECT ON");
    }

    private String moves(int code, String... more) {
        String url = "jdbc:postgresql://127.0.0.1:" + amiss.variable("AMISS_POSTGRES_PORT") + "/moving";
        List<String> user = List.of(more).contains("--user") ? List.of() : List.of("--user", "postgres");
        String[] arguments = Stream.of(
                        List.of("import", "django-issue", "--url", url, "--others-answer", "-o", "json"),
                        user,
                        List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new);
        RunningAmiss.Finished finished = amiss.amiss(arguments);
        assertThat(finished.code()).describedAs(finished.output()).isEqualTo(code);
        return finished.output();
    }

    /** How many issues there are of each name and status, the many told as one. */
    private Map<String, Integer> moved() {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode issue : amiss.issues().all("/api/v1/issues?source=django-issue")) {
            String name = issue.path("name").asText().replaceAll("\\d+$", "");
            counts.merge(name + " " + issue.path("status").asText(), 1, Integer::sum);
        }
        return counts;
    }

    private JsonNode issue(String name) {
        return amiss.issues()
                .look("/api/v1/issues?name=" + name.replace(" ", "%20"))
                .path("items")
                .path(0);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = amiss.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A JVM may have remarks of its own before what the command says. */
    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.substring(text.indexOf('{')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
