package dev.amiss.service.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.amiss.embedded.RealParts;
import dev.amiss.service.secret.EncryptionKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
@TestProfile(AccessOidcModeTest.OidcMode.class)
class AccessOidcModeTest {
    @ConfigProperty(name = "amiss.oidc.url")
    String provider;

    @ConfigProperty(name = "amiss.access.keys-file")
    Path file;

    @ParameterizedTest
    @CsvSource({
        "programs, POST, /access-test/report, 200",
        "programs, GET, /access-test/unannotated, 403",
        "ops, GET, /access-test/unannotated, 200",
        "sre, GET, /access-test/unannotated, 200",
        "ops, GET, /access-test/admin, 403",
        "owners, GET, /access-test/admin, 200",
        "admin, GET, /access-test/admin, 403",
        "others, POST, /access-test/report, 403",
    })
    void a_token_may_do_what_its_roles_stand_for(String group, String method, String path, int status) {
        String token = token("good", group);

        given().header("Authorization", "Bearer " + token)
                .request(method, path)
                .then()
                .statusCode(status)
                .body(status == 200 ? equalTo("user:anna") : startsWith("{"))
                .contentType(status == 200 ? startsWith("text/plain") : equalTo("application/problem+json"));
    }

    @Test
    void tokens_of_others_are_none() {
        refused(token("foreign", "owners"));
        refused(token("expired", "owners"));
        refused(token("forged", "owners"));
        refused(token("unsigned", "owners"));
        refused("no.token.at-all");
    }

    private String token(String kind, String group) {
        return given().queryParam("kind", kind)
                .queryParam("person", "anna")
                .queryParam("groups", group)
                .get(provider + "/test/issue")
                .path("token");
    }

    private void nextIs(String person, String group) {
        given().queryParam("person", person)
                .queryParam("groups", group)
                .get(provider + "/test/next")
                .then()
                .statusCode(200);
    }

    private static void refused(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/access-test/admin")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"Amiss\"");
    }

    @Test
    void keys_are_for_programs_still() throws IOException {
        String secret = KeyTool.add(file, "reporter", "checkout");

        given().header("Authorization", "Bearer " + secret)
                .post("/access-test/report")
                .then()
                .statusCode(200)
                .body(equalTo("key:checkout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/access-test/unannotated", "/api/v1/nothing", "/q/openapi"})
    void a_program_without_a_token_is_told_so(String path) {
        given().redirects().follow(false).get(path).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void a_person_logs_in_at_the_provider_and_comes_back_to_the_page() {
        nextIs("ben", "ops");
        Browser browser = new Browser();

        Response page = browser.open("/access-test/unannotated");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().asString()).isEqualTo("user:ben");
        assertThat(browser.cookies.keySet()).anyMatch(name -> name.startsWith("q_session"));
        browser.cookies.values().forEach(cookie -> {
            assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
            assertThat(cookie.getSameSite()).as(cookie.getName()).isEqualToIgnoringCase("lax");
        });
        assertThat(browser.open("/access-test/unannotated").statusCode()).isEqualTo(200);
        assertThat(browser.open("/access-test/admin").statusCode()).isEqualTo(403);
    }

    @Test
    void what_another_page_makes_the_browser_send_does_not_count() {
        nextIs("ben", "ops");
        Browser browser = new Browser();
        browser.open("/access-test/unannotated");

        browser.request()
                .header("Origin", "http://evil.example")
                .post(url("/access-test/report"))
                .then()
                .statusCode(403);
        browser.request()
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .post(url("/access-test/report"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_session_that_cannot_be_read_is_dropped_and_asked_for_anew() {
        nextIs("ben", "ops");
        Browser browser = new Browser();
        browser.cookies.put("q_session", new Cookie.Builder("q_session", "forged").build());

        assertThat(browser.open("/access-test/unannotated").body().asString()).isEqualTo("user:ben");
    }

    private static String url(String path) {
        return RestAssured.baseURI + ":" + RestAssured.port + path;
    }

    /** Keeps cookies and follows redirects, as a browser does. */
    private static final class Browser {
        private final Map<String, Cookie> cookies = new HashMap<>();

        RequestSpecification request() {
            var request =
                    given().redirects().follow(false).accept("text/html,*/*").urlEncodingEnabled(false);
            cookies.forEach((name, cookie) -> request.cookie(name, cookie.getValue()));
            return request;
        }

        Response open(String path) {
            Response response = get(url(path));
            for (int hops = 0; hops < 6 && response.statusCode() / 100 == 3; hops++) {
                response = get(response.header("Location"));
            }
            return response;
        }

        private Response get(String url) {
            boolean isOurs = url.startsWith(RestAssured.baseURI + ":" + RestAssured.port);
            Response response = isOurs
                    ? request().get(url)
                    : given().redirects()
                            .follow(false)
                            .urlEncodingEnabled(false)
                            .get(url);
            response.detailedCookies().forEach(cookie -> {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie);
                }
            });
            return response;
        }
    }

    /** People from a provider of our own, programs from a file of keys. */
    public static class OidcMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("amiss-oidc");
                folder.toFile().deleteOnExit();
                Path secret = Files.writeString(folder.resolve("client"), TestOpenIdProvider.CLIENT_SECRET + "\n");
                return Map.ofEntries(
                        Map.entry("amiss.access.mode", "oidc"),
                        Map.entry(
                                "amiss.access.keys-file", folder.resolve("keys").toString()),
                        Map.entry("amiss.oidc.url", new TestOpenIdProvider().url()),
                        Map.entry("amiss.oidc.client-id", TestOpenIdProvider.CLIENT_ID),
                        Map.entry("amiss.oidc.client-secret-file", secret.toString()),
                        Map.entry("amiss.oidc.role-reporter", "programs"),
                        Map.entry("amiss.oidc.role-operator", "ops,sre"),
                        Map.entry("amiss.oidc.role-admin", "owners"),
                        Map.entry("quarkus.oidc.roles.role-claim-path", "resource_access/amiss/roles"),
                        Map.entry("amiss.secrets.encryption-keys", EncryptionKeys.newLine("k1")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
