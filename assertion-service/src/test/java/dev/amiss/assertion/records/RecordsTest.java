package dev.amiss.assertion.records;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.ShopDatabase;
import dev.amiss.model.Json;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds over records, and the evidence of those that fail. */
@QuarkusTest
class RecordsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Reported reported = new Reported();

    @Inject
    ServiceClock clock;

    @AfterEach
    void close() {
        reported.close();
    }

    @Test
    void as_few_as_are_tolerated_are_no_issues() {
        table("parcel", 100, 2);
        long id = Checks.create(model("parcel", ", \"at_most\": 2"), "");
        Checks.run(id)
                .body("outcome", equalTo("passed"))
                .body("failing_records", equalTo(2))
                .body("reason", equalTo("2 of 100 records fail, which is tolerated"));

        ShopDatabase.execute("UPDATE parcel SET weight = -1 WHERE id = 3");
        Checks.run(id).body("outcome", equalTo("failed")).body("appeared", equalTo(3));
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(3));

        ShopDatabase.execute("UPDATE parcel SET weight = 1 WHERE id = 1");
        Checks.run(id).body("outcome", equalTo("passed")).body("recovered", equalTo(3));
        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(6));
        assertThat(reported.kindsOf(id).subList(3, 6)).containsOnly("recovery");
    }

    @Test
    void a_record_that_changes_too_often_is_one_issue_until_it_is_calm_and_others_are_told_as_ever() {
        table("scale", 10, 1);
        long id = Checks.create(model("scale", ""), ", \"flapping\": {\"changes\": 4, \"within_sec\": 600}");
        Checks.run(id);
        for (int weight : new int[] {1, -1, 1, -1, 1}) {
            ShopDatabase.execute("UPDATE scale SET weight = " + weight + " WHERE id = 1");
            Checks.run(id);
        }
        Checks.run(id).body("reason", equalTo("0 of 10 records fail, 1 flapping"));
        ShopDatabase.execute("UPDATE scale SET weight = -1 WHERE id = 2");
        Checks.run(id);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kindsOf(id, "1"))
                        .containsExactly("failure", "recovery", "failure", "failure", "failure"));
        var marked = reportsOf(id, "1").get(3).value();
        assertThat(marked.path("labels").path("flapping").asText()).isEqualTo("true");
        assertThat(marked.path("details").path("flapping").path("changes").asInt())
                .isEqualTo(4);
        await().atMost(SOON).untilAsserted(() -> assertThat(kindsOf(id, "2")).containsExactly("failure"));
        assertThat(reportsOf(id, "2").get(0).value().path("labels").has("flapping"))
                .isFalse();

        clock.move(Duration.ofSeconds(601));
        Checks.run(id).body("reason", equalTo("1 of 10 records fail"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kindsOf(id, "1")).hasSize(6).endsWith("recovery"));
        assertThat(kindsOf(id, "2")).containsExactly("failure");
    }

    @Test
    void a_record_that_fails_when_it_is_calm_loses_the_mark_and_one_that_flaps_recovers_with_its_assertion() {
        table("lever", 10, 0);
        long id = Checks.create(model("lever", ""), ", \"flapping\": {\"changes\": 2, \"within_sec\": 600}");
        for (int weight : new int[] {-1, 1, -1}) {
            ShopDatabase.execute("UPDATE lever SET weight = " + weight + " WHERE id = 1");
            Checks.run(id);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kindsOf(id, "1")).containsExactly("failure", "failure", "failure"));

        clock.move(Duration.ofSeconds(601));
        Checks.run(id);
        await().atMost(SOON).untilAsserted(() -> assertThat(kindsOf(id, "1")).hasSize(4));
        var calm = reportsOf(id, "1").get(3);
        assertThat(calm.kind()).isEqualTo("failure");
        assertThat(calm.value().path("labels").has("flapping")).isFalse();
        assertThat(calm.value().path("details").path("weight").asInt()).isEqualTo(-1);

        for (int weight : new int[] {1, -1, 1}) {
            ShopDatabase.execute("UPDATE lever SET weight = " + weight + " WHERE id = 1");
            Checks.run(id);
        }
        given().delete("/api/v1/assertions/" + id).then().statusCode(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(kindsOf(id, "1"))
                        .containsExactly(
                                "failure", "failure", "failure", "failure", "recovery", "failure", "recovery"));
    }

    @Test
    void an_outage_of_very_many_records_counts_for_none_of_them() {
        table("link", 1001, 0);
        long id = Checks.create(model("link", ""), ", \"flapping\": {\"changes\": 2, \"within_sec\": 600}");
        for (int weight : new int[] {-1, 1, -1, 1}) {
            ShopDatabase.execute("UPDATE link SET weight = " + weight);
            Checks.run(id);
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(4004));
        assertThat(kindsOf(id, "1")).containsExactly("failure", "recovery", "failure", "recovery");
    }

    private List<Reported.Record> reportsOf(long id, String record) {
        return reported.of(id).stream()
                .filter(report -> report.recordId().equals(record))
                .toList();
    }

    private List<String> kindsOf(long id, String record) {
        return reportsOf(id, record).stream().map(Reported.Record::kind).toList();
    }

    @Test
    void all_together_are_one_issue_with_their_number_and_samples() {
        table("crate", 200, 30);
        long id = Checks.create(
                model("crate", ", \"report\": \"whole\", \"at_most_percent\": 10"), ", \"fail_after\": 2");

        Checks.run(id).body("outcome", equalTo("failed")).body("state", equalTo("pending"));
        Checks.run(id).body("state", equalTo("failing")).body("failing_records", equalTo(30));

        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1));
        var failure = reported.of(id).get(0).value();
        assertThat(failure.has("record")).isFalse();
        assertThat(failure.path("details").path("failing_records").asInt()).isEqualTo(30);
        assertThat(failure.path("details").path("records").asInt()).isEqualTo(200);
        assertThat(failure.path("details").path("samples")).hasSize(10);
        assertThat(failure.path("details")
                        .path("samples")
                        .get(0)
                        .path("details")
                        .path("weight")
                        .asInt())
                .isEqualTo(-1);
        assertThat(failure.path("details").path("more").asBoolean()).isTrue();

        ShopDatabase.execute("UPDATE crate SET weight = 1 WHERE id > 20");
        Checks.run(id).body("outcome", equalTo("passed"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).containsExactly("failure", "recovery"));
    }

    @Test
    void of_a_failing_record_only_the_chosen_columns_are_shown_and_secrets_are_blotted_out() {
        table("letter", 3, 1);
        long id = Checks.create(
                model("letter", ", \"details_columns\": [\"weight\", \"extra\"], \"redact\": [\"token\"]"), "");

        Checks.run(id);

        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1));
        assertThat(reported.of(id).get(0).value().path("details"))
                .hasToString("{\"weight\":-1,\"extra\":{\"note\":\"=1+2\",\"token\":\"(redacted)\"}}");
    }

    @Test
    void a_column_that_is_not_there_is_an_error_of_the_check() {
        table("stamp", 3, 1);

        Checks.resultOf(model("stamp", ", \"details_columns\": [\"colour\"]"))
                .body("outcome", equalTo("error"))
                .body("details.message", containsString("no column 'colour', which check.details_columns names"));
    }

    @Test
    void the_records_that_fail_are_listed_page_by_page_since_when_they_do() {
        table("pallet", 100, 60);
        long id = Checks.create(model("pallet", ", \"details_columns\": [\"weight\"]"), "");
        Checks.run(id);

        String cursor = given().get("/api/v1/assertions/" + id + "/records")
                .then()
                .statusCode(200)
                .body("items", hasSize(50))
                .body("items[0].record.type", equalTo("pallet"))
                .body("items[0].since", notNullValue())
                .body("items[0].reported", equalTo(true))
                .body("items[0].details.weight", equalTo(-1))
                .extract()
                .path("next_cursor");
        given().get("/api/v1/assertions/" + id + "/records?cursor=" + cursor)
                .then()
                .body("items", hasSize(10))
                .body("next_cursor", nullValue());

        ShopDatabase.execute("UPDATE pallet SET weight = -7 WHERE id = 1; UPDATE pallet SET weight = 1 WHERE id > 1");
        Checks.run(id);
        given().get("/api/v1/assertions/" + id + "/records")
                .then()
                .body("items", hasSize(1))
                .body("items[0].record.id", equalTo("1"))
                .body("items[0].details.weight", equalTo(-7));
    }

    @Test
    void all_of_them_can_be_downloaded() throws Exception {
        table("box", 3000, 2500);
        long id = Checks.create(model("box", ", \"details_columns\": [\"weight\", \"note\"]"), "");
        Checks.run(id);

        String csv = given().get("/api/v1/assertions/" + id + "/records?format=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", containsString(".csv"))
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(2501);
        assertThat(lines.get(0)).isEqualTo("record_type,record_id,since,reported,weight,note");
        assertThat(lines.get(1)).startsWith("box,").endsWith(",true,-1,'=cmd");

        List<String> ndjson = given().accept("application/x-ndjson")
                .get("/api/v1/assertions/" + id + "/records")
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(ndjson).hasSize(2500);
        assertThat(Json.mapper()
                        .readTree(ndjson.get(0))
                        .path("record")
                        .path("type")
                        .asText())
                .isEqualTo("box");
    }

    @Test
    void an_unknown_assertion_or_format_is_said() {
        given().get("/api/v1/assertions/999999/records").then().statusCode(404);
        table("bag", 1, 0);
        long id = Checks.create(model("bag", ""), "");
        given().get("/api/v1/assertions/" + id + "/records?format=xls").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    , "at_most": -1                        | /check/at_most
                    , "at_most": 1, "at_most_percent": 1   | /check/at_most_percent
                    , "at_most_percent": 101               | /check/at_most_percent
                    , "report": "some"                     | /check/report
                    , "redact": [7]                        | /check/redact/0
                    """)
    void wrong_fields_are_named(String more, String pointer) {
        Checks.post(model("anything", more)).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    /** The first ones of a table fail, since they weigh less than nothing. */
    private static void table(String name, int records, int failing) {
        ShopDatabase.execute("""
                CREATE TABLE %1$s (id bigint PRIMARY KEY, weight bigint, note text, extra jsonb);
                INSERT INTO %1$s SELECT i, CASE WHEN i <= %3$d THEN -1 ELSE 1 END, '=cmd',
                    '{"token": "s3cret", "note": "=1+2"}' FROM generate_series(1, %2$d) i;""".formatted(name, records, failing));
    }

    private static String model(String table, String more) {
        return """
                {"type": "model", "datasource": "shop", "records": "SELECT * FROM %1$s", "record_type": "%1$s",
                 "key": "id", "passes": "record.weight >= 0"%2$s}""".formatted(table, more);
    }
}
