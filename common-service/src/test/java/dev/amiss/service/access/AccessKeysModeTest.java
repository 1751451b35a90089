package dev.amiss.service.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.embedded.RealParts;
import dev.amiss.service.clock.ServiceClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@TestProfile(AccessKeysModeTest.KeysMode.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessKeysModeTest {
    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @Inject
    Sessions sessions;

    @Inject
    AccessKeys keys;

    @Inject
    ServiceClock clock;

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
    void a_browser_that_opens_a_page_is_led_to_the_log_in() {
        given().redirects()
                .follow(false)
                .accept("text/html,*/*")
                .get("/access-test/unannotated?a=b&c=d")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?to=%2Faccess-test%2Funannotated%3Fa%3Db%26c%3Dd"));
    }

    @Test
    void a_part_of_an_open_page_leads_the_page_to_the_log_in() {
        given().header("HX-Request", "true")
                .header("HX-Current-URL", "http://amiss.example:8080/issues?status=open")
                .get("/access-test/unannotated")
                .then()
                .statusCode(401)
                .header("HX-Redirect", "/login?to=%2Fissues%3Fstatus%3Dopen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui", "/api/v1/nothing"})
    void a_browser_elsewhere_is_asked_for_a_password(String path) {
        given().accept("text/html,*/*")
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"Amiss\"");
    }

    @Test
    void a_session_counts_as_the_key_it_was_begun_with_until_the_key_ends() throws IOException {
        KeyTool.add(file, "operator", "anna");
        String session = sessions.begin(keys.named("anna").orElseThrow());

        withSession(session)
                .get("/access-test/unannotated")
                .then()
                .statusCode(200)
                .body(equalTo("key:anna"));
        withSession(session).get("/access-test/admin").then().statusCode(403);
        withSession(session + "x").get("/access-test/unannotated").then().statusCode(401);

        KeyTool.revoke(file, "anna");
        KeyTool.add(file, "admin", "anna");

        await().atMost(Duration.ofSeconds(2))
                .until(() ->
                        withSession(session).get("/access-test/unannotated").statusCode() == 401);
    }

    @Test
    void a_session_ends_by_itself() throws IOException {
        KeyTool.add(file, "operator", "anna");
        String session = sessions.begin(keys.named("anna").orElseThrow());
        clock.move(Duration.ofHours(13));

        try {
            withSession(session).get("/access-test/unannotated").then().statusCode(401);
        } finally {
            clock.move(Duration.ofHours(-13));
        }
    }

    @Test
    void what_another_page_makes_the_browser_send_does_not_count() throws IOException {
        KeyTool.add(file, "operator", "anna");
        String session = sessions.begin(keys.named("anna").orElseThrow());
        String own = RestAssured.baseURI + ":" + RestAssured.port;

        withSession(session)
                .header("Origin", own)
                .post("/access-test/report")
                .then()
                .statusCode(200);
        withSession(session)
                .header("Origin", RestAssured.baseURI + ":1")
                .post("/access-test/report")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        withSession(session)
                .header("Sec-Fetch-Site", "same-site")
                .post("/access-test/report")
                .then()
                .statusCode(403);
        withSession(session).post("/access-test/report").then().statusCode(403);
    }

    /** The last one, since it uses up what this machine may get wrong. */
    @Test
    @Order(Integer.MAX_VALUE)
    void who_guesses_keys_waits_and_others_do_not() throws IOException {
        String secret = KeyTool.add(file, "operator", "anna");
        refusedWithin(20, () -> given().body("amiss_guess").post("/access-test/in-body"));
        refusedWithin(5, () -> given().queryParam("test_key", "amiss_guess").post("/access-test/report"));
        refusedWithin(
                5, () -> given().header("Authorization", "Bearer amiss_guess").get("/access-test/admin"));

        assertThat(status(secret)).as("whose key is right").isEqualTo(403);
        assertThat(statusInBody(secret)).as("whose key is right").isEqualTo(200);
        assertThat(statusInQuery(secret)).as("whose key is right").isEqualTo(200);
        assertThat(form().formParam("key", secret).post("/login").detailedCookie(Sessions.COOKIE))
                .as("whose key is right")
                .isNotNull();
        await().atMost(Duration.ofSeconds(10)).until(() -> status("amiss_guess") == 401);
    }

    /** A guess is allowed again every now and then, so what is looked at is the very answer that refuses one. */
    private static void refusedWithin(int seconds, Callable<Response> guess) {
        await().atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(1))
                .until(guess, answer -> answer.statusCode() == 429)
                .then()
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json");
    }

    private static int statusInBody(String secret) {
        return given().body(secret).post("/access-test/in-body").statusCode();
    }

    private static int statusInQuery(String secret) {
        return given().queryParam("test_key", secret)
                .post("/access-test/report")
                .statusCode();
    }

    @Test
    void a_person_pastes_a_key_once_and_is_led_back_to_the_page() throws IOException {
        String secret = KeyTool.add(file, "operator", "anna");
        given().accept("text/html")
                .get("/login?to=/access-test/unannotated")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString("value=\"/access-test/unannotated\""));

        Response in = form().formParam("key", " " + secret + "\n")
                .formParam("to", "/access-test/unannotated")
                .post("/login");

        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/access-test/unannotated");
        Cookie session = in.detailedCookie(Sessions.COOKIE);
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSameSite()).isEqualToIgnoringCase("lax");
        assertThat(session.isSecured()).isFalse();
        assertThat(session.getValue()).doesNotContain(secret).doesNotContain("anna");
        withSession(session.getValue())
                .accept("text/html,*/*")
                .get("/access-test/unannotated")
                .then()
                .statusCode(200)
                .body(equalTo("key:anna"));

        Response out = form().cookie(Sessions.COOKIE, session.getValue()).post("/logout");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.detailedCookie(Sessions.COOKIE).getMaxAge()).isZero();
    }

    @Test
    void a_wrong_key_and_a_foreign_page_get_no_session() {
        Response wrong = form().formParam("key", "amiss_wrong").post("/login");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body().asString()).contains("not valid").contains("<form");
        assertThat(wrong.detailedCookie(Sessions.COOKIE)).isNull();
        given().redirects()
                .follow(false)
                .header("Origin", "http://evil.example")
                .formParam("key", "amiss_any")
                .post("/login")
                .then()
                .statusCode(403);
    }

    @Test
    void a_session_over_https_is_for_https_only() throws IOException {
        String secret = KeyTool.add(file, "operator", "anna");

        Response in = form().header("X-Forwarded-Proto", "https")
                .formParam("key", secret)
                .post("/login");

        assertThat(in.detailedCookie(Sessions.COOKIE).isSecured()).isTrue();
    }

    /** As a browser sends it that has the page open. */
    private static RequestSpecification form() {
        String token = given().get("/login").getCookie("amiss_csrf");
        return given().redirects()
                .follow(false)
                .header("Origin", own())
                .accept("text/html")
                .cookie("amiss_csrf", token)
                .formParam("csrf", token);
    }

    private static String own() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static RequestSpecification withSession(String session) {
        return given().redirects().follow(false).cookie(Sessions.COOKIE, session);
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
