package dev.amiss.issue.compat.sentry;

import static dev.amiss.issue.compat.sentry.Payloads.envelope;
import static dev.amiss.issue.compat.sentry.Payloads.id;
import static dev.amiss.issue.compat.sentry.Payloads.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SentryResourceTest {
    private static final String BY_BROTLI =
            "G2AAgJwHtuuJmSles3y6KlKl7encUnUPyQFM35KTi6XTlwpyeU45YK4WSCV2ULvH2DaeMIxHQ/l5PABbi3JvkWG3tqfn5ldZz3hC0dPAJsJZ"
                    + "ALdSXT2qV1wT";

    /** A project of its own keeps the issues of a test apart. */
    private final String project = Integer.toString(UUID.randomUUID().hashCode() & 0x7fffffff);

    private Response send(String door, byte[] body, String encoding) {
        var request = given().header("Content-Type", "application/x-sentry-envelope")
                .header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_client=my-sdk/1.0, sentry_key=abc")
                .body(body);
        return (encoding.isEmpty() ? request : request.header("Content-Encoding", encoding))
                .post("/api/" + project + "/" + door);
    }

    private Response send(String envelope) {
        return send("envelope/", envelope.getBytes(StandardCharsets.UTF_8), "");
    }

    private JsonPath issues() {
        return given().queryParam("label", "project:" + project)
                .get("/api/v1/issues")
                .jsonPath();
    }

    @Test
    void an_exception_is_an_issue_named_by_type_and_message() {
        String id = id();

        send(envelope(id, item("event", Payloads.python(id, "PayError", "user 42 has no card", 31))))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("id", equalTo(id));

        JsonPath issue = issues();
        assertThat(issue.getString("items[0].name")).isEqualTo("PayError: user 42 has no card");
        assertThat(issue.getString("items[0].severity")).isEqualTo("error");
        assertThat(issue.getString("items[0].source")).isEqualTo("web-1");
        assertThat(issue.getString("items[0].url")).isEqualTo("https://shop.example.com/checkout");
        assertThat(issue.getString("items[0].labels.environment")).isEqualTo("production");
        assertThat(issue.getString("items[0].details.place")).isEqualTo("shop.pay:charge");
        assertThat(issue.getString("items[0].details.exceptions[0].type")).isEqualTo("PayError");
        assertThat(issue.getString("items[0].details.exceptions[0].stacktrace[1]"))
                .isEqualTo("shop.pay:31 in charge: return total / count");
        assertThat(issue.getString("items[0].details.exceptions[1].type")).isEqualTo("KeyError");
        assertThat(issue.getString("items[0].details.tags.plan")).isEqualTo("pro");
        assertThat(issue.getString("items[0].details.breadcrumbs[0]")).endsWith("shop cart loaded");
        assertThat(issue.getString("items[0].details.release")).isEqualTo("shop@1.2.0");
        assertThat(issue.getString("items[0].details.sdk")).isEqualTo("sentry.python.django 2.1.1");
        assertThat(issue.getList("items[0].adjusted")).isEmpty();
    }

    @Test
    void events_of_one_type_and_place_are_one_issue_whatever_their_message() {
        for (int i = 0; i < 3; i++) {
            String id = id();
            send(envelope(id, item("event", Payloads.python(id, "PayError", "user " + i, 31 + i))))
                    .then()
                    .statusCode(200);
        }

        assertThat(issues().getList("items.occurrences")).containsExactly(3);
    }

    @Test
    void an_event_sent_twice_counts_once() {
        String id = id();
        String sent = envelope(id, item("event", Payloads.javascript(id, "cart is empty")));
        send(sent).then().statusCode(200).body("id", equalTo(id));
        send(sent).then().statusCode(200).body("id", equalTo(id));

        JsonPath issue = issues();
        assertThat(issue.getList("items.occurrences")).containsExactly(1);
        assertThat(issue.getString("items[0].severity")).isEqualTo("warning");
        assertThat(issue.getString("items[0].details.tags.page")).isEqualTo("cart");
    }

    @Test
    void other_items_are_accepted_and_dropped() {
        String id = id();

        send(envelope(
                        id,
                        item("client_report", "{\"discarded_events\":[]}"),
                        "{\"type\":\"attachment\",\"length\":10,\"filename\":\"hello.txt\"}\n\nbinary\n\n\n\n",
                        item("event", Payloads.javascript(id, "with company")),
                        item("hitherto_unknown", "x")))
                .then()
                .statusCode(200);
        send("{\"sent_at\":\"2026-11-23T20:00:00Z\"}\n" + item("session", "{\"sid\":\"x\",\"status\":\"ok\"}"))
                .then()
                .statusCode(200)
                .body("", aMapWithSize(0));
        send(envelope(id, item("transaction", "{\"type\":\"transaction\"}")))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        send("{}").then().statusCode(200);

        assertThat(issues().getList("items.name")).containsExactly("with company");
    }

    @Test
    void a_check_in_with_error_is_a_failure_and_ok_a_recovery() {
        String checkIn = """
                {"check_in_id":"%s","monitor_slug":"nightly-backup","status":"%s","duration":10.5,\
                "environment":"production","monitor_config":{"schedule":{"type":"crontab","value":"0 * * * *"}}}""";

        send("{}\n" + item("check_in", checkIn.formatted(id(), "in_progress")))
                .then()
                .statusCode(200);
        assertThat(issues().getList("items")).isEmpty();
        send("{}\n" + item("check_in", checkIn.formatted(id(), "error"))).then().statusCode(200);
        assertThat(issues().getString("items[0].name")).isEqualTo("nightly-backup");
        assertThat(issues().getString("items[0].status")).isEqualTo("open");
        send("{}\n" + item("check_in", checkIn.formatted(id(), "ok"))).then().statusCode(200);
        assertThat(issues().getList("items.status")).containsExactly("resolved");
    }

    @Test
    void bodies_may_be_packed() {
        String id = id();
        String sent = envelope(id, item("event", Payloads.javascript(id, "packed")));
        send("envelope/", Payloads.gzip(sent), "gzip").then().statusCode(200).body("id", equalTo(id));
        String other = id();
        sent = envelope(other, item("event", Payloads.javascript(other, "packed")));
        send("envelope/", Payloads.deflate(sent), "deflate")
                .then()
                .statusCode(200)
                .body("id", equalTo(other));
        send("envelope/", Base64.getDecoder().decode(BY_BROTLI), "br")
                .then()
                .statusCode(200)
                .body("id", equalTo("9ec79c33ec9942ab8353589fcb2e04dc"));

        assertThat(issues().getList("items.name")).containsExactlyInAnyOrder("packed", "packed by br NAME");
    }

    @Test
    void what_unpacks_to_too_much_is_refused() {
        String bomb = "{}\n{\"type\":\"attachment\"}\n" + " ".repeat(80 << 20);

        send("envelope/", Payloads.gzip(bomb), "gzip")
                .then()
                .statusCode(413)
                .header("X-Sentry-Error", containsString("too large"));
    }

    @Test
    void a_large_event_is_cut_and_not_refused() {
        String id = id();

        send(envelope(id, item("event", Payloads.javascript(id, "large " + "x".repeat(3 << 20)))))
                .then()
                .statusCode(200);

        assertThat(issues().getString("items[0].name")).startsWith("large xxx").hasSize(512);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "envelope/ | no json | `` | 400",
                "envelope/ | {}x | `` | 400",
                "envelope/ | {} | gzip | 400",
                "envelope/ | {} | zstd | 415",
                "store/ | [] | `` | 400",
                "store/ | {\"a\": | `` | 400",
                "store/ | {} | br | 400",
            })
    void what_cannot_be_read_is_refused_as_sentry_does(String door, String body, String encoding, int status) {
        send(door, body.getBytes(StandardCharsets.UTF_8), encoding)
                .then()
                .statusCode(status)
                .header("X-Sentry-Error", notNullValue())
                .body("detail", notNullValue())
                .body("causes", notNullValue());
    }

    @Test
    void a_single_event_may_be_stored() {
        send("store/", "{\"message\":\"by store\"}".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(200)
                .body("id", matchesPattern("[0-9a-f]{32}"));
        send("store", "{\"message\":\"by store\"}".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(200);

        assertThat(issues().getList("items.occurrences")).containsExactly(2);
    }

    @Test
    void keys_and_projects_that_disagree_are_refused() {
        send("{\"dsn\":\"https://abc@o1.example.com/%s\"}\n".formatted(project))
                .then()
                .statusCode(200);
        send("{\"dsn\":\"https://other@o1.example.com/%s\"}\n".formatted(project))
                .then()
                .statusCode(403);
        send("{\"dsn\":\"https://abc@o1.example.com/%s9\"}\n".formatted(project))
                .then()
                .statusCode(403);
    }
}
