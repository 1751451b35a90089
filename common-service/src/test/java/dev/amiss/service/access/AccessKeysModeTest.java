package dev.amiss.service.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@TestProfile(AccessKeysModeTest.KeysMode.class)
class AccessKeysModeTest {
    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @ParameterizedTest
    @CsvSource({
        "reporter, POST, /access-test/report, 200",
        "reporter, GET, /access-test/unannotated, 403",
        "reporter, GET, /access-test/admin, 403",
        "operator, POST, /access-test/report, 200",
        "operator, GET, /access-test/unannotated, 200",
        "operator, GET, /access-test/admin, 403",
        "admin, POST, /access-test/report, 200",
        "admin, GET, /access-test/unannotated, 200",
        "admin, GET, /access-test/admin, 200",
    })
    void a_role_may_do_what_it_includes(String role, String method, String path, int status) throws IOException {
        String secret = KeyTool.add(file, role, "anna");

        given().header("Authorization", "Bearer " + secret)
                .request(method, path)
                .then()
                .statusCode(status)
                .body(status == 200 ? equalTo("key:anna") : containsString("\"status\":403"))
                .contentType(status == 200 ? startsWith("text/plain") : equalTo("application/problem+json"));
    }

    @Test
    void a_key_may_come_as_basic_password() throws IOException {
        String secret = KeyTool.add(file, "reporter", "anna");

        given().auth()
                .preemptive()
                .basic("whoever", secret)
                .post("/access-test/report")
                .then()
                .statusCode(200)
                .body(equalTo("key:anna"));
    }

    @Test
    void a_key_may_come_in_a_place_of_a_foreign_protocol() throws IOException {
        String secret = KeyTool.add(file, "reporter", "anna");

        given().queryParam("test_key", secret)
                .post("/access-test/report")
                .then()
                .statusCode(200)
                .body(equalTo("key:anna"));
        given().queryParam("test_key", "amiss_wrong")
                .post("/access-test/report")
                .then()
                .statusCode(401);
    }

    @Test
    void a_key_may_come_in_the_body_where_a_resource_takes_it_from_there() throws IOException {
        String secret = KeyTool.add(file, "reporter", "anna");

        assertThat(inBody(secret)).isEqualTo("key:anna");
        assertThat(inBody("amiss_wrong")).isEqualTo("nobody");
        assertThat(inBody("")).isEqualTo("nobody");
        given().header("Authorization", "Bearer " + secret)
                .body("amiss_wrong")
                .post("/access-test/in-body")
                .then()
                .statusCode(200)
                .body(equalTo("key:anna"));
        given().body(secret).post("/access-test/report").then().statusCode(401);
    }

    private static String inBody(String body) {
        return given().body(body)
                .post("/access-test/in-body")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access-test/unannotated",
                "/access-test/report",
                "/nowhere",
                "/",
                "/q/openapi",
                "/q/metrics",
                "/q/swagger-ui",
                "/q/health/../openapi",
                "/public-not",
                "/q/healthy"
            })
    void without_a_key_all_is_401(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"Amiss\"")
                .body("status", equalTo(401))
                .body("title", equalTo("Unauthorized"))
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/access-test/unannotated", "/nowhere", "/q/openapi", "/access-test/public/admin"})
    void with_a_wrong_key_all_is_401(String path) {
        given().header("Authorization", "Bearer amiss_wrong")
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"Amiss\"")
                .body("status", equalTo(401));
    }

    @Test
    void a_browser_is_asked_for_a_password() {
        given().accept("text/html,*/*")
                .get("/access-test/unannotated")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"Amiss\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/started", "/access-test/public"})
    void health_and_declared_paths_need_no_key(String path) {
        given().get(path).then().statusCode(200);
        given().header("Authorization", "Bearer amiss_wrong").get(path).then().statusCode(200);
    }

    @Test
    void nobody_is_anonymous_on_a_public_path() {
        given().get("/access-test/public").then().statusCode(200).body(equalTo("anonymous"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/q/metrics"})
    void with_a_key_the_rest_of_q_is_there(String path) throws IOException {
        String secret = KeyTool.add(file, "operator", "anna");

        given().header("Authorization", "Bearer " + secret).get(path).then().statusCode(200);
    }

    @Test
    void the_api_description_says_how_to_send_a_key() throws IOException {
        String secret = KeyTool.add(file, "operator", "anna");

        given().header("Authorization", "Bearer " + secret)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.key.scheme", equalTo("bearer"))
                .body("paths.'/access-test/admin'.get.security[0]", hasKey("key"));
    }

    @Test
    void a_revoked_key_ends_within_a_second() throws IOException {
        String secret = KeyTool.add(file, "admin", "anna");
        assertThat(status(secret)).isEqualTo(200);

        KeyTool.revoke(file, "anna");

        await().atMost(Duration.ofSeconds(1)).until(() -> status(secret) == 401);
    }

    private static int status(String secret) {
        return given().header("Authorization", "Bearer " + secret)
                .get("/access-test/admin")
                .statusCode();
    }

    /** Keys from a file that each test fills. */
    public static class KeysMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("amiss-keys");
                folder.toFile().deleteOnExit();
                return Map.of(
                        "amiss.access.mode",
                        "keys",
                        "amiss.access.keys-file",
                        folder.resolve("keys").toString(),
                        "amiss.access.public-paths",
                        "/ping,/access-test/public");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
