package dev.amiss.issue.intake;

import static dev.amiss.issue.IssueApi.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.amiss.issue.compat.KeysModeTest;
import dev.amiss.service.access.KeyTool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An {@code Idempotency-Key} is its sender's own, and a new one after 24 hours. */
@QuarkusTest
@TestProfile(IdempotencyKeyTest.OwnService.class)
class IdempotencyKeyTest {
    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @Inject
    Jdbi jdbi;

    private String anna = "";
    private String bert = "";

    @BeforeEach
    void addKeys() throws IOException {
        anna = KeyTool.add(file, "reporter", "anna");
        bert = KeyTool.add(file, "reporter", "bert");
    }

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    private static ValidatableResponse post(String access, String idempotencyKey, String path, String json) {
        return given().header("Authorization", "Bearer " + access)
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(json)
                .post(path)
                .then();
    }

    private static String named(String name) {
        return "{\"name\": \"" + name + "\"}";
    }

    @Test
    void two_reporters_may_use_the_same_key_for_a_report() {
        String key = unique("run 1");
        String one = unique("anna's");
        String other = unique("bert's");
        post(anna, key, "/api/v1/issues", named(one)).statusCode(201).body("name", equalTo(one));

        post(bert, key, "/api/v1/issues", named(other)).statusCode(201).body("name", equalTo(other));

        post(anna, key, "/api/v1/issues", named(one)).statusCode(201).body("occurrences", equalTo(1));
    }

    @Test
    void a_repeat_does_not_tell_what_was_erased_since() throws IOException {
        String key = unique("run 1");
        String secret = unique("a password by mistake");
        long id = post(anna, key, "/api/v1/issues", named(secret))
                .extract()
                .jsonPath()
                .getLong("id");

        given().header("Authorization", "Bearer " + KeyTool.add(file, "admin", "carl"))
                .delete("/api/v1/issues/" + id)
                .then()
                .statusCode(204);

        post(anna, key, "/api/v1/issues", named(secret)).statusCode(204).body(emptyString());
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(
                        handle -> handle.createQuery("SELECT result::text FROM inbox WHERE result IS NOT NULL")
                                .mapTo(String.class)
                                .list()))
                .noneMatch(answer -> answer.contains(secret));
    }

    @Test
    void two_reporters_may_use_the_same_key_for_many_reports() {
        String key = unique("run 1");
        String name = unique("both see it");
        post(anna, key, "/api/v1/issues/bulk", "[" + named(name) + "]").body("results.status", contains(201));

        post(bert, key, "/api/v1/issues/bulk", "[" + named(name) + "]").body("results.status", contains(200));

        post(bert, unique("run 2"), "/api/v1/issues", named(name)).body("occurrences", equalTo(3));
    }

    @Test
    void two_reporters_may_use_the_same_key_for_a_recovery() {
        String key = unique("run 1");
        String one = unique("anna's");
        String other = unique("bert's");
        post(anna, unique("report"), "/api/v1/issues", named(one)).statusCode(201);
        post(bert, unique("report"), "/api/v1/issues", named(other)).statusCode(201);
        post(anna, key, "/api/v1/recoveries", named(one)).body("name", equalTo(one));

        post(bert, key, "/api/v1/recoveries", named(other))
                .statusCode(200)
                .body("name", equalTo(other))
                .body("status", equalTo("resolved"));
    }

    @Test
    void a_key_used_more_than_a_day_ago_is_a_new_one() {
        String key = unique("daily");
        String name = unique("every day");
        post(anna, key, "/api/v1/issues", named(name)).statusCode(201);
        age(key, 25);

        post(anna, key, "/api/v1/issues", named(name)).statusCode(200).body("occurrences", equalTo(2));

        post(anna, key, "/api/v1/issues", named(name)).statusCode(200).body("occurrences", equalTo(2));
    }

    @Test
    void a_key_used_less_than_a_day_ago_is_a_repeat() {
        String key = unique("daily");
        String name = unique("every day");
        post(anna, key, "/api/v1/issues", named(name)).statusCode(201);
        age(key, 23);

        post(anna, key, "/api/v1/issues", named(name)).statusCode(201).body("occurrences", equalTo(1));
    }

    @Test
    void an_event_of_days_ago_is_a_repeat() {
        String id = unique("event");
        String name = unique("told of");
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", "Bearer " + anna)
                    .header("ce-specversion", "1.0")
                    .header("ce-type", "failed")
                    .header("ce-source", "/orders")
                    .header("ce-id", id)
                    .contentType("application/json")
                    .body(named(name))
                    .post("/api/v1/issues")
                    .then()
                    .statusCode(201)
                    .body("occurrences", equalTo(1));
            age(id, 72);
        }
    }

    private void age(String id, int hours) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE inbox SET seen_at = seen_at - make_interval(hours => ?) WHERE id = ?", hours, id));
    }

    /** A service of its own: others guess keys from the same address until none is taken from there. */
    public static class OwnService extends KeysModeTest.KeysMode {}
}
