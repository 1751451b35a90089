package dev.amiss.assertion.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.amiss.assertion.testing.Checks;
import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.Target;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Soft states, flapping, dependencies and ownership, from the run to the report. */
@QuarkusTest
class PatienceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Target target = new Target();
    private final Target parentTarget = new Target();
    private final Reported reported = new Reported();

    @Inject
    ServiceClock clock;

    @AfterEach
    void close() {
        target.close();
        parentTarget.close();
        reported.close();
    }

    @Test
    void while_one_run_alone_is_not_believed_it_is_looked_at_more_often() {
        target.answers(500, "");
        long id = Checks.create(http(target), ", \"fail_after\": 3, \"recover_after\": 2, \"retry_every_sec\": 20");
        Checks.run(id).body("state", equalTo("pending")).body("reason", equalTo("failed once, is reported after 3"));

        clock.move(Duration.ofSeconds(20));
        await().atMost(SOON).untilAsserted(() -> assertThat(results(id)).hasSize(2));
        assertThat(reported.kindsOf(id)).isEmpty();
        clock.move(Duration.ofSeconds(20));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).containsExactly("failure"));

        clock.move(Duration.ofSeconds(20));
        assertThat(results(id)).hasSize(3);
        target.answers(200, "");
        Checks.run(id).body("reason", equalTo("passed once, recovers after 2"));
        clock.move(Duration.ofSeconds(20));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).containsExactly("failure", "recovery"));
    }

    @Test
    void what_changes_too_often_is_one_issue_until_it_is_calm() {
        long id = Checks.create(http(target), ", \"flapping\": {\"changes\": 4, \"within_sec\": 600}");

        for (int status : new int[] {500, 200, 500, 200, 500, 200}) {
            target.answers(status, "");
            Checks.run(id);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id))
                        .containsExactly("failure", "recovery", "failure", "failure", "failure"));
        var marked = reported.of(id).get(3).value();
        assertThat(marked.path("labels").path("flapping").asText()).isEqualTo("true");
        assertThat(marked.path("details").path("flapping").path("changes").asInt())
                .isEqualTo(4);
        Checks.get(id)
                .body("flapping_now", equalTo(true))
                .body("state", equalTo("passing"))
                .body("reason", containsString("flapping: changed 4 times within 600 s"));

        clock.move(Duration.ofSeconds(601));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(id)).hasSize(6).endsWith("recovery"));
        Checks.get(id).body("flapping_now", equalTo(false));
    }

    @Test
    void a_failing_parent_keeps_its_children_quiet_and_after_its_recovery_they_get_one_more_run() {
        long parent = Checks.create(http(parentTarget), "");
        String parentName = Checks.get(parent).extract().path("name");
        long child = Checks.create(http(target), ", \"depends_on\": [\"" + parentName + "\"]");
        Checks.get(child).body("depends_on", equalTo(List.of(parentName)));
        parentTarget.answers(500, "");
        target.answers(500, "");

        Checks.run(child).body("outcome", equalTo("failed")).body("reason", containsString("withheld"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(parent)).contains("failure"));
        Checks.run(child)
                .body("reason", containsString("withheld while '" + parentName + "' fails"))
                .body("details.caused_by", equalTo(List.of(parentName)));
        Checks.get(child).body("withheld", equalTo(true));
        assertThat(reported.kindsOf(child)).isEmpty();

        parentTarget.answers(200, "");
        Checks.run(parent);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(child)).containsExactly("failure"));
        assertThat(reported.of(child).get(0).value().path("details").has("caused_by"))
                .isFalse();
        Checks.get(child).body("withheld", equalTo(false)).body("state", equalTo("failing"));
    }

    @Test
    void the_parents_own_schedule_ends_the_quiet_and_each_child_is_looked_at_once_more() {
        parentTarget.answers(500, "");
        target.answers(500, "");
        long parent = given().contentType(ContentType.JSON)
                .body("""
                        {"name": "parent on a schedule", "every_sec": 600, "check": %s}""".formatted(http(parentTarget)))
                .post("/api/v1/assertions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(parent)).contains("failure"));
        long child = Checks.create(http(target), ", \"depends_on\": [" + parent + "]");
        Checks.run(child)
                .body("reason", containsString("withheld while 'parent on a schedule' fails"))
                .body("details.caused_by", equalTo(List.of("parent on a schedule")));
        parentTarget.answers(200, "");
        assertThat(reported.kindsOf(child)).isEmpty();
        assertThat(results(child)).hasSize(1);

        clock.move(Duration.ofSeconds(600));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(child)).containsExactly("failure"));
        assertThat(reported.kindsOf(parent)).endsWith("recovery");
        assertThat(results(child)).hasSize(2);
        given().delete("/api/v1/assertions/" + parent).then().statusCode(202);
    }

    @Test
    void a_child_that_is_fine_when_its_parent_is_again_was_never_told() {
        long parent = Checks.create(http(parentTarget), "");
        long child = Checks.create(http(target), ", \"depends_on\": [" + parent + "]");
        parentTarget.answers(500, "");
        target.answers(500, "");
        Checks.run(parent);
        Checks.run(child).body("reason", containsString("withheld while"));

        parentTarget.answers(200, "");
        target.answers(200, "");
        Checks.run(parent);

        await().atMost(SOON)
                .untilAsserted(
                        () -> Checks.get(child).body("withheld", equalTo(false)).body("state", equalTo("passing")));
        assertThat(reported.kindsOf(child)).isEmpty();
    }

    @Test
    void an_issue_that_is_open_says_whose_fault_it_probably_is() {
        long parent = Checks.create(http(parentTarget), "");
        String parentName = Checks.get(parent).extract().path("name");
        long child = Checks.create(http(target), ", \"depends_on\": [" + parent + "]");
        target.answers(500, "");
        Checks.run(child);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(child)).containsExactly("failure"));

        parentTarget.answers(500, "");
        Checks.run(parent);
        Checks.run(child);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(child)).containsExactly("failure", "failure"));
        assertThat(reported.of(child).get(1).value().path("details").path("caused_by"))
                .hasToString("[\"" + parentName + "\"]");
    }

    @Test
    void with_a_parent_that_is_fine_a_child_is_told_after_the_parent_was_asked() {
        long parent = Checks.create(http(parentTarget), "");
        long child = Checks.create(http(target), ", \"depends_on\": [" + parent + "]");
        target.answers(500, "");

        Checks.run(child).body("outcome", equalTo("failed"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reported.kindsOf(child)).containsExactly("failure"));
        List<String> reasons = given().get("/api/v1/assertions/" + child + "/results")
                .jsonPath()
                .getList("items.reason");
        assertThat(reasons).hasSize(2);
        assertThat(reasons.get(1)).contains("was looked at as well");
        assertThat(results(parent)).isNotEmpty();
    }

    @Test
    void dependencies_that_are_none_or_go_in_a_circle_are_refused() {
        long first = Checks.create(http(target), "");
        long second = Checks.create(http(target), ", \"depends_on\": [" + first + "]");

        patch(first, "{\"depends_on\": [" + second + "]}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/depends_on/0"))
                .body("errors[0].detail", containsString("would make a circle"));
        patch(first, "{\"depends_on\": [" + first + "]}").statusCode(400);
        patch(first, "{\"depends_on\": [\"nobody\"]}")
                .statusCode(400)
                .body("errors[0].detail", equalTo("there is no assertion \"nobody\""));
        patch(second, "{\"severity\": \"info\"}").statusCode(200).body("depends_on", equalTo(List.of((int) first)));
        patch(second, "{\"depends_on\": []}").statusCode(200).body("depends_on", equalTo(List.of()));
        patch(first, "{\"depends_on\": [" + second + "]}").statusCode(200);
    }

    @Test
    void owner_and_runbook_go_with_each_failure() {
        target.answers(500, "");
        long id = Checks.create(
                http(target), ", \"owner\": \"team payments\", \"runbook_url\": \"https://wiki.example/checkout\"");

        Checks.run(id);

        await().atMost(SOON).untilAsserted(() -> assertThat(reported.of(id)).hasSize(1));
        var failure = reported.of(id).get(0).value();
        assertThat(failure.path("url").asText()).isEqualTo("https://wiki.example/checkout");
        assertThat(failure.path("labels").path("owner").asText()).isEqualTo("team payments");
        assertThat(failure.path("details").path("owner").asText()).isEqualTo("team payments");
        assertThat(failure.path("details").path("runbook_url").asText()).isEqualTo("https://wiki.example/checkout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    , "retry_every_sec": 0            | /retry_every_sec
                    , "flapping": {"changes": 1}      | /flapping/changes
                    , "flapping": {"often": 1}        | /flapping/often
                    , "flapping": true                | /flapping
                    , "depends_on": "x"               | /depends_on
                    , "depends_on": [{}]              | /depends_on/0
                    , "runbook_url": "ftp://x"        | /runbook_url
                    , "owner": ""                     | /owner
                    """)
    void wrong_fields_are_named(String more, String pointer) {
        Checks.post(http(target), more).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private static ValidatableResponse patch(long id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/assertions/" + id)
                .then();
    }

    private static List<Object> results(long id) {
        return given().get("/api/v1/assertions/" + id + "/results").jsonPath().getList("items");
    }

    private static String http(Target target) {
        return """
                {"type": "http", "url": "%s"}""".formatted(target.url());
    }
}
