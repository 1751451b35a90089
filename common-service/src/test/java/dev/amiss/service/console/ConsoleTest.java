package dev.amiss.service.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.amiss.embedded.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealParts.class, restrictToAnnotatedClass = false)
class ConsoleTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void a_page_comes_whole_with_strict_headers_and_what_reporters_wrote_escaped() {
        Response page = given().accept("text/html").get("/console-test");

        page.then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("default-src 'none'"), not(containsString("unsafe"))))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Cache-Control", equalTo("no-store"));
        assertThat(page.body().asString())
                .doesNotContain("<script>alert", "NOT_FOUND")
                .doesNotContainPattern(" style=| on[a-z]+=")
                .contains("&lt;script&gt;alert(1)", "won't fix", "8 days ago", "Skip to content");
        assertThat(page.cookie("amiss_csrf")).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void what_pages_load_is_served_here() {
        for (String path : new String[] {
            "/console/console.css",
            "/console/console.js",
            "/console/favicon.svg",
            "/webjars/htmx.org/2.0.7/dist/htmx.min.js"
        }) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void a_form_is_taken_from_our_own_pages_only() {
        given().accept("text/html")
                .formParam("name", "x")
                .post("/console-test")
                .then()
                .statusCode(403);
        given().cookie("amiss_csrf", TOKEN)
                .formParam("name", "x")
                .formParam("csrf", TOKEN.replace('0', '1'))
                .post("/console-test")
                .then()
                .statusCode(403);
        given().cookie("amiss_csrf", TOKEN)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("name", "x")
                .formParam("csrf", TOKEN)
                .post("/console-test")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .cookie("amiss_csrf", TOKEN)
                .header("X-Csrf-Token", TOKEN)
                .formParam("name", "x")
                .post("/console-test")
                .then()
                .statusCode(303);
    }

    @Test
    void the_next_page_says_once_what_was_done_and_offers_to_take_it_back() {
        String flash = given().redirects()
                .follow(false)
                .cookie("amiss_csrf", TOKEN)
                .formParam("name", "<b>x")
                .formParam("csrf", TOKEN)
                .post("/console-test")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console-test"))
                .extract()
                .cookie("amiss_flash");

        Response next = given().cookie("amiss_flash", flash).get("/console-test");
        assertThat(next.asString()).contains("Saved &lt;b&gt;x", "action=\"/console-test?undo=1\"");
        assertThat(next.cookie("amiss_flash")).isEmpty();
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_names_the_error_at_its_field() {
        String page = given().accept("text/html")
                .cookie("amiss_csrf", TOKEN)
                .formParam("csrf", TOKEN)
                .formParam("name", "wrong")
                .formParam("text", "a long text")
                .formParam("severity", "warning")
                .post("/console-test")
                .then()
                .statusCode(422)
                .extract()
                .asString();

        assertThat(page)
                .contains("value=\"wrong\"", "aria-invalid=\"true\"", "must not be wrong", ">a long text</textarea>")
                .contains("<option value=\"warning\" selected>");
    }

    @Test
    void an_error_is_a_page_for_browsers_and_a_problem_for_programs() {
        given().accept("text/html,application/xhtml+xml")
                .get("/no-such-page")
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("There is nothing at this address"));
        given().accept("text/html")
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(containsString("json"));
        given().accept("application/json")
                .get("/no-such-page")
                .then()
                .statusCode(404)
                .contentType(containsString("json"))
                .body("type", equalTo("urn:amiss:problem:not-found"))
                .body("detail", equalTo("There is nothing at this address."));
    }

    @Test
    void the_health_of_a_service_that_is_away_says_so() {
        given().get("/ui/health/responder-service")
                .then()
                .statusCode(200)
                .body(containsString("responder-service is not reachable"));
        given().get("/ui/health/no-service").then().statusCode(404);
    }

    @Test
    void a_fragment_whose_service_is_away_says_so_in_its_place() {
        given().get("/ui/responder/due-next")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("responder-service is not reachable"), containsString("AMISS_RESPONDER_URL"));
    }
}
