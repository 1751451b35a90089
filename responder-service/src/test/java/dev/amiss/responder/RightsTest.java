package dev.amiss.responder;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.amiss.service.access.KeyTool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, where keys are needed: what everybody may read, and what only an admin may change or send. */
@QuarkusTest
@TestProfile(RightsTest.KeysMode.class)
class RightsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/responders",
                "GET /api/v1/functions",
                "GET /api/v1/responders/functions",
                "GET /api/v1/actions",
                "GET /api/v1/destinations",
                "GET /api/v1/silences",
                "GET /api/v1/explain?name=x",
                "POST /api/v1/responders/dry-run",
                "POST /api/v1/responders/replay",
                "POST /api/v1/responders/preview",
                "POST /api/v1/responders/rehearse",
                "POST /api/v1/silences",
                "PATCH /api/v1/silences/1",
                "POST /api/v1/silences/dry-run",
                "DELETE /api/v1/silences/1",
                "POST /api/v1/actions/1/retry",
                "POST /api/v1/actions/1/run",
                "POST /api/v1/actions/1/postpone",
                "POST /api/v1/actions/1/cancel",
                "GET /responders",
                "GET /actions",
                "GET /silences",
                "GET /ui/responder/responders",
                "GET /ui/responder/silences/calendar",
            })
    void an_operator_may_and_a_reporter_may_not(String request) throws IOException {
        ask(request, KeyTool.add(file, "operator", "olga")).statusCode(not(oneOf(401, 403, 405, 500)));
        ask(request, KeyTool.add(file, "reporter", "rita")).statusCode(403);
        ask(request, "amiss_unknown").statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/responders",
                "PUT /api/v1/responders/1",
                "PATCH /api/v1/responders/1",
                "DELETE /api/v1/responders/1",
                "POST /api/v1/responders/test",
                "POST /responders/1/disable",
                "POST /responders/1/enable",
                "POST /responders/1/delete",
                "GET /responders/new",
                "POST /responders/new",
                "GET /responders/1/edit",
                "POST /responders/1/edit",
                "POST /ui/responder/editor/preview",
                "POST /ui/responder/editor/arguments",
                "POST /ui/responder/setup/first",
            })
    void only_an_admin_may(String request) throws IOException {
        ask(request, KeyTool.add(file, "operator", "olga")).statusCode(403);
        ask(request, KeyTool.add(file, "admin", "ada")).statusCode(not(oneOf(401, 403, 405, 500)));
    }

    @Test
    void a_refusal_is_a_problem_that_names_the_role() throws IOException {
        ask("POST /api/v1/responders", KeyTool.add(file, "operator", "olga"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", is(403))
                .body("detail", containsString("role"));
    }

    private static ValidatableResponse ask(String request, String key) {
        String[] words = request.split(" ", 2);
        boolean isPage = !words[1].startsWith("/api/");
        var asked = given().header("Authorization", "Bearer " + key).redirects().follow(false);
        if (!words[0].equals("GET")) {
            asked = isPage
                    ? asked.contentType(ContentType.URLENC)
                            .cookie("amiss_csrf", TOKEN)
                            .header("X-Csrf-Token", TOKEN)
                    : asked.contentType(ContentType.JSON).body("{}");
        }
        return asked.request(words[0], words[1]).then();
    }

    public static class KeysMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("amiss.access.mode", "keys", "amiss.access.keys-file", "target/rights/keys");
        }
    }
}
