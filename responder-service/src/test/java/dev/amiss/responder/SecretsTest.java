package dev.amiss.responder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.Traces;
import dev.amiss.responder.testing.ActionFeed;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.MailServer;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are planted, used, sent back by the other side, and then looked for wherever they must not be. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = false)
class SecretsTest {
    private static final List<String> PLANTED =
            List.of("planted-kept-52e7", "planted-sign-6a0f", "planted-file-81c4d2");
    private static final String KEPT = "{\"$secret\": \"kept\"}";

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Traces traces = new Traces();
    private HttpServer echo;

    @Inject
    IssueFeed feed;

    @Inject
    ActionFeed events;

    /** Answers with whatever it was sent. */
    @BeforeEach
    void start() throws IOException {
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> {
            String got = exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Api-Key");
            arrived.add(got);
            byte[] answer = ("you sent " + got).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        echo.start();
    }

    @AfterEach
    void stop() {
        echo.stop(0);
        traces.close();
    }

    @Test
    void a_secret_is_used_and_seen_nowhere_else() throws Exception {
        int id = Responders.add(responder("\"Bearer planted-kept-52e7\"", "\"planted-sign-6a0f\""));

        var issue = feed.open("keeper-1");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("failed"));
        assertThat(arrived).containsExactly("Bearer planted-kept-52e7 planted-file-81c4d2");
        await().untilAsserted(() -> assertThat(events.typesAbout(issue.id())).contains("action.failed"));
        Responders.put(id, responder(KEPT, "\"planted-sign-6a0f-2\"")).statusCode(200);
        given().contentType(ContentType.JSON)
                .body(responder("\"Bearer planted-kept-52e7\"", "\"planted-sign-6a0f\""))
                .post("/api/v1/responders/dry-run")
                .then()
                .statusCode(200);

        for (String secret : PLANTED) {
            assertThat(answers(id, issue.id())).as("answers").noneMatch(answer -> answer.contains(secret));
            assertThat(events.about(issue.id()).toString()).as("events").doesNotContain(secret);
            assertThat(traces.inLog(secret)).as("log").isEmpty();
            assertThat(Traces.inDatabase("amiss_responder", secret))
                    .as("database")
                    .isEmpty();
        }
        given().get("/api/v1/actions?issue_id=" + issue.id())
                .then()
                .body("items[0].result.toString()", containsString("you sent"))
                .body("items[0].result.toString()", containsString("***"));
    }

    private static List<String> answers(int responder, long issue) {
        return List.of(
                        "/api/v1/responders?limit=500",
                        "/api/v1/responders/" + responder,
                        "/api/v1/responders/" + responder + "/history",
                        "/api/v1/actions?issue_id=" + issue)
                .stream()
                .map(path -> given().get(path).then().statusCode(200).extract().asString())
                .toList();
    }

    @Test
    void the_history_names_who_changed_what_and_which_secret() {
        int id = Responders.add(responder("\"Bearer planted-kept-52e7\"", "\"planted-sign-6a0f\""));
        Responders.put(id, responder(KEPT, "\"planted-sign-6a0f-2\"").replace("keeper-.*", "other-.*"))
                .statusCode(200);
        Responders.put(id, responder(KEPT, KEPT).replace("keeper-.*", "other-.*"))
                .statusCode(200);
        given().delete("/api/v1/responders/" + id).then().statusCode(204);

        given().get("/api/v1/responders/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("created", "changed", "deleted")))
                .body("items[1].actor", equalTo("anonymous"))
                .body("items[1].changes.field", hasItem("/watch_pattern"))
                .body("items[1].changes.field", hasItem("/actions/0/function_kwargs/secret"))
                .body("items[1].changes.field", not(hasItem("/actions/0/function_kwargs/headers/Authorization")))
                .body("items[1].changes.find { it.field == '/watch_pattern' }.from", equalTo("keeper-.*"))
                .body("items[1].changes.find { it.field == '/watch_pattern' }.to", equalTo("other-.*"));
        given().get("/api/v1/responders/999999999/history").then().statusCode(404);
    }

    @Test
    void a_reference_that_leads_nowhere_is_refused_by_its_place() {
        Responders.post(responder("{\"$secret\": \"missing\"}", "\"x\""))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/actions/0/function_kwargs/headers/Authorization"))
                .body("errors[0].detail", containsString("no secret 'missing'"));
        Responders.post(responder("{\"$secret\": \"../planted\"}", "\"x\"")).statusCode(400);
        Responders.post(responder("{\"$secret\": \"bound\"}", "\"x\""))
                .statusCode(400)
                .body("errors[0].detail", containsString("bound to other hosts"));
    }

    @Test
    void what_is_wrong_with_a_secret_is_told_without_it() {
        Responders.post("""
            {"watch_pattern": "a", "actions": [{"target_function": "issue.actions.email",
              "function_kwargs": {"recipients": {"$secret": "planted"}}}]}\
            """)
                .statusCode(400)
                .body("errors[0].pointer", containsString("/function_kwargs/recipients"))
                .body("errors[0].detail", not(containsString("planted-file")));
    }

    private String responder(String authorization, String secret) {
        return """
            {"watch_pattern": "keeper-.*", "actions": [{"target_function": "issue.actions.webhook",
              "function_kwargs": {"url": "http://127.0.0.1:%d/", "secret": %s,
                "headers": {"Authorization": %s, "X-Api-Key": {"$secret": "planted"}}}}]}\
            """.formatted(echo.getAddress().getPort(), secret, authorization);
    }
}
