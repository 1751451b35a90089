package dev.amiss.assertion.check.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.ShopDatabase;
import dev.amiss.assertion.testing.Target;
import dev.amiss.embedded.RealParts;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelCheckTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSES = "record.picture != null || now - record.joined_at < duration('120h')";

    private final Reported reported = new Reported();
    private final Target target = new Target();

    @Inject
    Jdbi jdbi;

    @AfterEach
    void close() {
        reported.close();
        target.close();
    }

    @Test
    void of_a_hundred_thousand_records_each_failing_one_is_an_issue_and_only_changes_are_reported_afterwards() {
        ShopDatabase.execute("""
                CREATE TABLE member (id bigint PRIMARY KEY, name text, picture text, joined_at timestamptz);
                INSERT INTO member SELECT i, 'member ' || i, CASE WHEN i > 1000 THEN i || '.png' END,
                    now() - interval '10 days' FROM generate_series(1, 100000) i;""");
        long id = create("every member has a picture", model("member", PASSES));

        assertThat(run(id).getLong("failing_records")).isEqualTo(1000);
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1000));
        assertThat(reported.of(id)).extracting(Reported.Record::kind).containsOnly("failure");
        assertThat(recordIds(reported.of(id))).hasSize(1000).contains("1", "1000");
        var first = reported.of(id).get(0).value();
        assertThat(first.path("record").path("type").asText()).isEqualTo("member");
        assertThat(first.path("name").asText()).isEqualTo("every member has a picture");
        assertThat(first.path("details").path("name").asText())
                .isEqualTo("member " + first.path("record").path("id").asText());

        ShopDatabase.execute("""
                UPDATE member SET picture = 'new.png' WHERE id <= 300;
                DELETE FROM member WHERE id BETWEEN 301 AND 310;
                UPDATE member SET picture = NULL WHERE id BETWEEN 50001 AND 50005;""");
        JsonPath second = run(id);

        assertThat(second.getLong("records")).isEqualTo(99_990);
        assertThat(second.getLong("failing_records")).isEqualTo(695);
        assertThat(second.getLong("recovered")).isEqualTo(310);
        assertThat(second.getLong("appeared")).isEqualTo(5);
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1315));
        assertThat(recordIds(ofKind(id, "recovery"))).hasSize(310).contains("1", "300", "301", "310");
        assertThat(recordIds(ofKind(id, "failure"))).hasSize(1005).contains("50001", "50005");
        given().get("/api/v1/assertions/" + id)
                .then()
                .body("state", equalTo("failing"))
                .body("failing_records", equalTo(695))
                .body("erring_records", equalTo(0));

        assertThat(run(id).getLong("appeared")).isZero();
        assertThat(reported.of(id)).hasSize(1315);
    }

    @Test
    void a_record_that_cannot_be_judged_keeps_its_state_and_is_counted() {
        ShopDatabase.execute("""
                CREATE TABLE stock (id text, amount jsonb);
                INSERT INTO stock VALUES ('a', '-1'), ('b', '1'), ('c', '-3'), (NULL, '-1');""");
        long id = create("stock is not negative", """
                {"type": "model", "datasource": "shop", "records": "SELECT * FROM stock", "record_type": "item",
                 "key": "id", "passes": "record.amount >= 0"}""");
        JsonPath first = run(id);
        assertThat(first.getLong("failing_records")).isEqualTo(2);
        assertThat(first.getLong("erring_records")).isEqualTo(1);

        ShopDatabase.execute("UPDATE stock SET amount = '\"many\"' WHERE id IN ('a', 'b')");
        JsonPath second = run(id);

        assertThat(second.getLong("failing_records")).isEqualTo(2);
        assertThat(second.getLong("erring_records")).isEqualTo(3);
        assertThat(second.getLong("recovered")).isZero();
        assertThat(second.getString("state")).isEqualTo("failing");
        assertThat(second.getString("reason")).contains("2 of 4 records fail, all but 3 could be judged: ");

        ShopDatabase.execute("UPDATE stock SET amount = '\"many\"'");
        assertThat(run(id).getString("outcome")).isEqualTo("error");
        ShopDatabase.execute("UPDATE stock SET amount = '5'");
        assertThat(run(id).getLong("recovered")).isEqualTo(2);
        given().get("/api/v1/assertions/" + id).then().body("state", equalTo("passing"));
    }

    @Test
    void records_come_as_lines_from_a_url_too_and_only_a_complete_answer_counts() {
        target.answers(200, """
                {"id": "a", "ok": true}
                {"id": 2, "ok": false, "details": {"lag": 7}}

                {"id": "c", "ok": false}
                """);
        long id =
                create("lines", "{\"type\": \"model\", \"url\": \"" + target.url() + "\", \"record_type\": \"queue\"}");
        assertThat(run(id).getLong("failing_records")).isEqualTo(2);

        target.answers(200, "{\"id\": \"a\", \"ok\": true}\n{\"id\": ");
        assertThat(run(id).getString("outcome")).isEqualTo("error");
        target.answers(500, "");
        assertThat(run(id).getString("outcome")).isEqualTo("error");
        target.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody()
                    .write("{\"id\": \"a\", \"ok\": true}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new java.io.IOException("cut off");
        });
        assertThat(run(id).getString("outcome")).isEqualTo("error");
        target.answers(200, "{\"id\": \"a\", \"ok\": true}\n{\"id\": \"c\", \"ok\": \"no\"}");
        JsonPath last = run(id);

        assertThat(last.getLong("recovered")).isEqualTo(1);
        assertThat(last.getLong("failing_records")).isEqualTo(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(3));
        assertThat(recordIds(ofKind(id, "recovery"))).containsExactly("2");
        assertThat(ofKind(id, "failure"))
                .anyMatch(record -> record.value().path("details").path("lag").asInt() == 7);
    }

    @Test
    void a_record_whose_issue_somebody_resolved_while_it_fails_is_reported_again_by_the_next_run() {
        target.answers(200, "{\"id\": \"x\", \"ok\": false}\n{\"id\": \"y\", \"ok\": false}");
        long id = create("by hand", "{\"type\": \"model\", \"url\": \"" + target.url() + "\"}");
        run(id);
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(2));

        tellResolved(id, "x", "key:ann");
        tellResolved(id, "y", "assertion:" + id);
        await().atMost(SOON).untilAsserted(() -> assertThat(set(id)).containsExactly("y"));
        JsonPath next = run(id);

        assertThat(next.getLong("appeared")).isEqualTo(1);
        assertThat(next.getLong("failing_records")).isEqualTo(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(3));
    }

    @Test
    void soft_states_hold_for_each_record() {
        target.answers(200, "{\"id\": \"x\", \"ok\": false}\n{\"id\": \"y\", \"ok\": true}");
        long id = create(
                "soft records",
                "{\"type\": \"model\", \"url\": \"" + target.url() + "\"}, \"fail_after\": 2, \"recover_after\": 2");
        assertThat(run(id).getLong("failing_records")).isZero();
        assertThat(reported.of(id)).isEmpty();

        assertThat(run(id).getLong("appeared")).isEqualTo(1);
        target.answers(200, "{\"id\": \"x\", \"ok\": true}");
        assertThat(run(id).getLong("recovered")).isZero();
        target.answers(200, "{\"id\": \"x\", \"ok\": false}");
        assertThat(run(id).getLong("appeared")).isZero();
        target.answers(200, "");
        assertThat(run(id).getLong("recovered")).isZero();
        assertThat(run(id).getLong("recovered")).isEqualTo(1);
    }

    @Test
    void deleting_it_or_changing_what_its_records_are_recovers_all_of_them() {
        target.answers(200, "{\"id\": \"x\", \"ok\": false}\n{\"id\": \"y\", \"ok\": false}");
        long id =
                create("changes", "{\"type\": \"model\", \"url\": \"" + target.url() + "\", \"record_type\": \"old\"}");
        run(id);

        given().contentType(ContentType.JSON)
                .body("{\"check\": {\"record_type\": \"new\"}}")
                .patch("/api/v1/assertions/" + id)
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.of(id))
                        .filteredOn(record -> record.kind().equals("failure"))
                        .hasSize(4));
        assertThat(recordIds(ofKind(id, "recovery"))).containsExactlyInAnyOrder("x", "y");
        assertThat(ofKind(id, "recovery"))
                .allMatch(record ->
                        record.value().path("record").path("type").asText().equals("old"));

        given().delete("/api/v1/assertions/" + id).then().statusCode(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ofKind(id, "recovery")).hasSize(4));
    }

    @Test
    void a_wrong_configuration_is_refused_with_each_rule() {
        post("refused", """
                {"type": "model", "datasource": "nosuch", "records": "SELECT 1", "passes": "record.id =="}""")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/check/datasource", "/check/record_type", "/check/key", "/check/passes"));
        post("refused", "{\"type\": \"model\", \"url\": \"http://127.0.0.1/\", \"passes\": \"true\"}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/check/passes"));
        long id = create("wrong key", model("pg_class", "true").replace("\"key\": \"id\"", "\"key\": \"nr\""));
        given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .body("outcome", equalTo("error"))
                .body("reason", containsString("no column 'nr'"));
    }

    private static String model(String table, String passes) {
        return """
                {"type": "model", "datasource": "shop", "records": "SELECT * FROM %s", "record_type": "member",
                 "key": "id", "passes": "%s"}""".formatted(table, passes);
    }

    private List<Reported.Record> ofKind(long id, String kind) {
        return reported.of(id).stream()
                .filter(record -> record.kind().equals(kind))
                .toList();
    }

    private static Set<String> recordIds(List<Reported.Record> records) {
        return records.stream().map(Reported.Record::recordId).collect(Collectors.toSet());
    }

    private List<String> set(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT record_id FROM failing_record WHERE assertion_id = :id ORDER BY record_id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    private static void tellResolved(long id, String record, String actor) {
        Instant at = Instant.parse("2026-11-23T20:00:00Z");
        var details = Json.mapper().createObjectNode();
        Issue issue = new Issue(
                7,
                "by hand",
                IssueStatus.RESOLVED,
                Severity.ERROR,
                Map.of(),
                details,
                details,
                "assertion:" + id,
                null,
                new RecordRef("record", record),
                null,
                1,
                1,
                at,
                at,
                at,
                null,
                at,
                null,
                at,
                null,
                2,
                List.of(),
                List.of(),
                null);
        var event = new IssueEvent(UUID.randomUUID().toString(), IssueEventType.RESOLVED, at, actor, 1, 1, issue);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", RealParts.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.ISSUE_EVENTS, new byte[] {'7'}, Json.mapper().writeValueAsBytes(event)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonPath run(long id) {
        return given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long create(String name, String check) {
        return post(name, check)
                .log()
                .ifValidationFails()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static ValidatableResponse post(String name, String check) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"%s\", \"cron\": \"0 0 1 1 *\", \"check\": %s}".formatted(name, check))
                .post("/api/v1/assertions")
                .then();
    }
}
