package dev.amiss.assertion.assertion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpExchange;
import dev.amiss.assertion.testing.Reported;
import dev.amiss.assertion.testing.Target;
import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Secrets are planted, used, sent back by the other side, and then looked for wherever they must not be. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class AssertionSecretsTest {
    private static final List<String> PLANTED = List.of("planted-kept-77d1", "planted-file-81c4d2");
    private static final String KEPT = "{\"$secret\": \"kept\"}";

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Target target = new Target().answers(this::echo);
    private final Traces traces = new Traces();

    private void echo(HttpExchange exchange) throws IOException {
        String got = exchange.getRequestHeaders().getFirst("Authorization") + " "
                + exchange.getRequestHeaders().getFirst("X-Api-Key");
        arrived.add(got);
        Target.send(exchange, 500, "you sent " + got);
    }

    @AfterEach
    void close() {
        target.close();
        traces.close();
    }

    @Test
    void a_secret_is_used_and_seen_nowhere_else() throws Exception {
        int id = add("secretive 1", "\"Bearer planted-kept-77d1\"")
                .statusCode(201)
                .extract()
                .path("id");

        String result = run(id);

        assertThat(arrived).contains("Bearer planted-kept-77d1 planted-file-81c4d2");
        assertThat(result).contains("you sent").contains("***");
        put(id, "secretive 1", KEPT).statusCode(200).body("check.headers.Authorization.$secret", equalTo("kept"));
        arrived.clear();
        run(id);
        assertThat(arrived).contains("Bearer planted-kept-77d1 planted-file-81c4d2");
        patch(id, "{\"check\": {\"headers\": {\"Authorization\": \"Bearer planted-kept-77d1-new\"}}}")
                .statusCode(200);
        arrived.clear();
        run(id);
        assertThat(arrived).contains("Bearer planted-kept-77d1-new planted-file-81c4d2");

        try (Reported reported = new Reported()) {
            for (String secret : PLANTED) {
                assertThat(answers(id)).as("answers").noneMatch(answer -> answer.contains(secret));
                assertThat(reported.of(id).toString()).as("reports").doesNotContain(secret);
                assertThat(traces.inLog(secret)).as("log").isEmpty();
                assertThat(Traces.inDatabase("amiss_assertion", secret))
                        .as("database")
                        .isEmpty();
            }
        }
    }

    @Test
    void the_history_names_who_changed_what_and_which_secret() {
        int id = add("secretive 2", "\"Bearer planted-kept-77d1\"")
                .statusCode(201)
                .extract()
                .path("id");
        patch(id, "{\"severity\": \"info\"}").statusCode(200);
        patch(id, "{\"severity\": \"info\"}").statusCode(200);
        put(id, "secretive 2", "\"Bearer other\"").statusCode(200);
        given().delete("/api/v1/assertions/" + id).then().statusCode(202);

        given().get("/api/v1/assertions/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("created", "changed", "changed", "deleted")))
                .body("items[1].actor", equalTo("anonymous"))
                .body("items[1].changes[0].field", equalTo("/severity"))
                .body("items[1].changes[0].from", equalTo("error"))
                .body("items[1].changes[0].to", equalTo("info"))
                .body("items[2].changes.field", hasItem("/check/headers/Authorization"));
        given().get("/api/v1/assertions/999999999/history").then().statusCode(404);
    }

    @Test
    void a_reference_that_leads_nowhere_is_refused_by_its_place() {
        add("secretive 3", "{\"$secret\": \"missing\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/check/headers/Authorization"))
                .body("errors[0].detail", containsString("no secret 'missing'"));
        add("secretive 3", "{\"$secret\": \"bound\"}")
                .statusCode(400)
                .body("errors[0].detail", containsString("bound to other hosts"));
        add("secretive 3", KEPT).statusCode(400).body("errors[0].detail", containsString("no secret is kept here"));
    }

    private List<String> answers(int id) {
        return List.of("/api/v1/assertions?limit=500", "/" + id, "/" + id + "/history", "/" + id + "/results").stream()
                .map(path -> path.startsWith("/api") ? path : "/api/v1/assertions" + path)
                .map(path -> given().get(path).then().statusCode(200).extract().asString())
                .toList();
    }

    private static String run(int id) {
        return given().post("/api/v1/assertions/" + id + "/run")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse add(String name, String authorization) {
        return given().contentType(ContentType.JSON)
                .body(definition(name, authorization))
                .post("/api/v1/assertions")
                .then();
    }

    private ValidatableResponse put(int id, String name, String authorization) {
        return given().contentType(ContentType.JSON)
                .body(definition(name, authorization))
                .put("/api/v1/assertions/" + id)
                .then();
    }

    private static ValidatableResponse patch(int id, String patch) {
        return given().contentType(ContentType.JSON)
                .body(patch)
                .patch("/api/v1/assertions/" + id)
                .then();
    }

    private String definition(String name, String authorization) {
        return """
            {"name": "%s", "cron": "0 0 1 1 *", "check": {"type": "http", "url": "%s",
              "headers": {"Authorization": %s, "X-Api-Key": {"$secret": "planted"}}}}\
            """.formatted(name, target.url(), authorization);
    }
}
