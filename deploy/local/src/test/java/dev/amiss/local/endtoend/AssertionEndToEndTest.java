package dev.amiss.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SharedAmiss
class AssertionEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(90);
    /** A schedule that does not come while a test runs. */
    private static final String NEVER = "\"cron\": \"0 0 29 2 *\", \"time_zone\": \"UTC\"";

    private final RunningAmiss amiss;
    private final StubServer stub = new StubServer();

    AssertionEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void a_function_that_says_no_opens_an_issue_with_its_details_and_resolves_it_when_it_says_yes() {
        stub.answer(200, "{\"ok\": false, \"details\": {\"lag\": 7}}");
        String assertion =
                create("replication keeps up", "{\"type\": \"function\", \"url\": \"" + stub.url("/lag") + "\"}");

        run(assertion);

        JsonNode issue =
                await().atMost(SOON).until(() -> one("replication keeps up", "open"), found -> !found.isMissingNode());
        assertThat(issue.path("details").path("lag").asInt()).isEqualTo(7);
        assertThat(look(assertion).path("state").asText()).isEqualTo("failing");

        stub.answer(200, "{\"ok\": true}");
        run(assertion);

        await().atMost(SOON)
                .until(() -> amiss.issues().issue(issue).path("status").asText().equals("resolved"));
        assertThat(amiss.issues().issue(issue).path("resolved_at").isNull()).isFalse();
        assertThat(look(assertion).path("state").asText()).isEqualTo("passing");
    }

    @Test
    void a_model_assertion_keeps_one_issue_for_each_failing_record_of_a_hundred_thousand() throws SQLException {
        execute("CREATE TABLE part (id bigint PRIMARY KEY, broken boolean NOT NULL)");
        execute("INSERT INTO part SELECT n, n % 100 = 0 FROM generate_series(1, 100000) n");
        String assertion = create("every part is whole", """
                {"type": "model", "datasource": "demo", "records": "SELECT id, broken FROM part",
                 "record_type": "part", "key": "id", "passes": "!record.broken"}""");

        run(assertion);

        await().atMost(LONG).untilAsserted(() -> assertThat(issues("open")).hasSize(1000));
        assertThat(look(assertion).path("failing_records").asInt()).isEqualTo(1000);
        Set<String> before = ids(issues("open"));

        execute("UPDATE part SET broken = false WHERE broken AND id <= 30000");
        execute("DELETE FROM part WHERE broken AND id <= 31000");
        execute("UPDATE part SET broken = true WHERE id BETWEEN 1 AND 5");
        run(assertion);

        await().atMost(LONG).untilAsserted(() -> assertThat(issues("resolved")).hasSize(310));
        await().atMost(LONG).untilAsserted(() -> assertThat(issues("open")).hasSize(695));
        assertThat(ids(issues("open")).stream().filter(id -> !before.contains(id)))
                .hasSize(5);
        assertThat(look(assertion).path("failing_records").asInt()).isEqualTo(695);
        amiss.assertions().expect(202, "DELETE", "/api/v1/assertions/" + assertion, "");
    }

    /** Kills what runs a check of 1,000 records, and then what is just telling of them. */
    @Test
    void after_a_kill_runs_go_on_from_the_database_and_no_issue_is_lost_or_doubled() throws SQLException {
        stub.answer(200, "{\"ok\": false}");
        String soft = create(
                "is believed after the third time",
                "{\"type\": \"function\", \"url\": \"" + stub.url("/soft") + "\"}, \"fail_after\": 3");
        run(soft);
        run(soft);
        assertThat(look(soft).path("reason").asText()).contains("failed 2 times in a row");
        execute("CREATE TABLE gadget (id bigint PRIMARY KEY, broken boolean NOT NULL)");
        execute("INSERT INTO gadget SELECT n, n <= 300 FROM generate_series(1, 1000) n");
        String slow = create("every gadget is whole", """
                {"type": "model", "datasource": "demo", "record_type": "gadget", "key": "id", "passes": "!record.broken",
                 "records": "SELECT g.id, g.broken FROM gadget g, (SELECT pg_sleep(4)) slowly"}""");

        runMeanwhile(slow);
        await().atMost(SOON).until(this::isSlowlyReading);
        killAssertionServices();

        await().atMost(LONG).untilAsserted(() -> assertThat(gadgets("open")).hasSize(300));
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> look(slow).path("state").asText().equals("failing"));
        assertThat(look(soft).path("state").asText()).isEqualTo("pending");
        run(soft);
        await().atMost(SOON)
                .until(() -> !one("is believed after the third time", "open").isMissingNode());
        assertThat(one("is believed after the third time", "open")
                        .path("occurrences")
                        .asInt())
                .isEqualTo(1);

        execute("UPDATE gadget SET broken = NOT broken");
        runMeanwhile(slow);
        await().atMost(LONG).until(() -> gadgets("open").size() != 300);
        killAssertionServices();

        await().atMost(LONG).untilAsserted(() -> assertThat(gadgets("resolved")).hasSize(300));
        await().atMost(LONG).untilAsserted(() -> assertThat(gadgets("open")).hasSize(700));
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> look(slow).path("failing_records").asInt() == 700);
        List<JsonNode> all = amiss.issues().all("/api/v1/issues?record_type=gadget");
        assertThat(all).hasSize(1000);
        assertThat(all)
                .allSatisfy(
                        issue -> assertThat(issue.path("occurrences").asInt()).isEqualTo(1));
        assertThat(all.stream().map(issue -> issue.path("record").path("id").asText()))
                .doesNotHaveDuplicates();
    }

    private List<JsonNode> gadgets(String status) {
        return amiss.issues().all("/api/v1/issues?record_type=gadget&status=" + status);
    }

    /** Whoever is asked may be killed before the answer. */
    private void runMeanwhile(String assertion) {
        CompletableFuture.runAsync(
                () -> amiss.assertions().send("POST", "/api/v1/assertions/" + assertion + "/run", ""));
    }

    private void killAssertionServices() {
        amiss.kill("assertion-1");
        amiss.kill("assertion-2");
    }

    private boolean isSlowlyReading() throws SQLException {
        try (Connection connection = amiss.connect("amiss_demo");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE state = 'active' AND wait_event = 'PgSleep'")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    @Test
    void a_bad_cron_is_refused_with_its_place() {
        JsonNode problem = amiss.assertions().expect(400, "POST", "/api/v1/assertions", """
                        {"name": "bad cron", "cron": "61 * * * *", "time_zone": "UTC",
                         "check": {"type": "function", "url": "https://example.com"}}""");

        assertThat(problem.path("errors").toString()).contains("/cron");
    }

    private String create(String name, String check) {
        return amiss.assertions()
                .expect(
                        201,
                        "POST",
                        "/api/v1/assertions",
                        "{\"name\": \"" + name + "\", " + NEVER + ", \"check\": " + check + "}")
                .path("id")
                .asText();
    }

    private void run(String assertion) {
        assertThat(amiss.assertions()
                        .send("POST", "/api/v1/assertions/" + assertion + "/run", "")
                        .statusCode())
                .isIn(200, 202);
    }

    private JsonNode look(String assertion) {
        return amiss.assertions().look("/api/v1/assertions/" + assertion);
    }

    private JsonNode one(String name, String status) {
        return amiss.issues()
                .look("/api/v1/issues?status=" + status + "&name=" + name.replace(" ", "%20"))
                .path("items")
                .path(0);
    }

    private List<JsonNode> issues(String status) {
        return amiss.issues().all("/api/v1/issues?record_type=part&status=" + status);
    }

    private static Set<String> ids(List<JsonNode> issues) {
        Set<String> ids = new HashSet<>();
        issues.forEach(issue -> ids.add(issue.path("id").asText()));
        return ids;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = amiss.connect("amiss_demo");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
