package dev.amiss.assertion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.amiss.assertion.testing.Target;
import dev.amiss.browser.Accessibility;
import dev.amiss.browser.Pages;
import dev.amiss.model.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssertionPagesTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`{7*7}{#for} ";

    @TestHTTPResource("/")
    URI root;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private Pages pages;
    private Page page;

    @BeforeEach
    void open() {
        show(Pages.wide(root));
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void an_assertion_is_written_in_the_form_of_its_type_seen_and_paused() {
        pages.open("/assertions/new?type=heartbeat");
        pages.isFine("assertion-editor");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("backup " + run);
        page.getByLabel("Every, in seconds").fill("often");
        pages.press("Save");
        assertThat(page.locator("[id='about-every_sec'] .wrong")).isVisible();
        assertThat(page.getByLabel("Every, in seconds")).hasValue("often");
        pages.isFine();
        page.getByLabel("Every, in seconds").fill("1800");
        pages.press("Save");
        assertThat(page.locator("h1")).hasText("backup " + run);
        assertThat(page.locator("#ping-curl")).containsText("/ping/");
        pages.isFine("assertion");

        pages.press("Pause");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Paused");
        assertThat(page.locator(".head .badge")).hasText("paused");
        pages.press("Undo");
        assertThat(page.locator(".head .badge")).hasText("pending");
    }

    @Test
    void a_definition_is_tried_before_it_is_saved_and_what_was_typed_stays() {
        try (Target target = new Target()) {
            target.answers(503, "closed");
            pages.open("/assertions/new?type=http");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("tried " + run);
            page.getByLabel("Address").fill(target.url());
            pages.press("Try it");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Nothing was saved");
            assertThat(page.locator(".badge.failed")).hasText("failed");
            assertThat(page.getByLabel("Address")).hasValue(target.url());
            pages.isFine("assertion-tried");
            pages.press("Show as JSON");
            assertThat(page.locator("textarea")).hasValue(java.util.regex.Pattern.compile("tried " + run));
            pages.press("Show the form");
            assertThat(page.getByLabel("Address")).hasValue(target.url());
            given().get("/api/v1/assertions?name=tried " + run).then().body("items", hasSize(0));
        }
    }

    @Test
    void a_list_that_did_not_change_is_not_read_again() {
        await().until(() -> given().get("/ui/assertion/list?mark=" + mark()).statusCode() == 204);
        String before = mark();
        create("new " + run, "http://127.0.0.1:1/");
        given().get("/ui/assertion/list?mark=" + before)
                .then()
                .statusCode(200)
                .body(containsString("list-mark"))
                .body(not(containsString(before)));
    }

    private static String mark() {
        String list = given().get("/ui/assertion/list").asString();
        return list.replaceFirst("(?s).*name=\"mark\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void data_sources_are_tested_and_show_no_secret() {
        pages.open("/assertions/data-sources");
        pages.isFine("data-sources");
        pages.press("Test the connection to shop");
        assertThat(page.locator(".flash")).hasText("Data source shop can be read.");
        pages.press("Test the connection to gone");
        assertThat(page.locator(".flash")).containsText("Data source gone cannot be read");
        pages.isFine();
        given().get("/ui/assertion/setup/data-sources")
                .then()
                .statusCode(200)
                .body(containsString("gone"), not(containsString("shop_reader")));
        given().get("/ui/assertion/setup/functions").then().statusCode(200);
    }

    @Test
    void what_is_wrong_with_a_definition_is_said_beside_it() {
        pages.open("/assertions/new?as=json");
        define("{\"name\": \"wrong " + run
                + "\", \"every_sec\": 60, \"check\": {\"type\": \"http\"}, \"colour\": \"red\"}");
        pages.press("Save");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not saved");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("/colour");
        assertThat(page.locator("textarea")).hasValue(java.util.regex.Pattern.compile("wrong " + run));
        define("{no json");
        pages.press("Save");
        assertThat(page.locator(".field")).containsText("is no valid JSON at line 1");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void a_run_is_asked_for_and_its_result_is_shown() {
        try (Target target = new Target()) {
            target.answers(200, "{\"ok\": true}");
            long id = create("asked " + run, target.url());
            target.answers(500, "<script>alert(3)</script>");
            pages.open("/assertions/" + id);
            pages.press("Run now");

            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The run failed");
            assertThat(page.locator(".head .badge")).hasText("failing");
            pages.isFine("assertion-failing");
            pages.open("/ui/assertion/not-passing");
            assertThat(page.locator("body")).containsText("failing");
        }
    }

    @Test
    void hostile_names_are_shown_as_they_are_in_light_and_dark_and_on_a_narrow_screen() {
        try (Target target = new Target()) {
            long id = create(HOSTILE + run, target.url());
            pages.close();
            show(Pages.narrowAndDark(root));

            pages.open("/assertions");
            pages.isFine("assertions-narrow-dark");
            pages.open("/assertions/" + id);
            assertThat(page.locator("h1")).hasText((HOSTILE + run).strip());
            pages.isFine("assertion-narrow-dark");
        }
    }

    private void show(Pages window) {
        pages = window;
        page = window.page();
    }

    private void define(String definition) {
        page.locator("textarea").fill(definition);
    }

    private long create(String name, String url) {
        ObjectNode definition =
                Json.mapper().createObjectNode().put("name", name).put("every_sec", 3600);
        definition.putObject("check").put("type", "http").put("url", url);
        return given().contentType(ContentType.JSON)
                .body(definition.toString())
                .post("/api/v1/assertions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }
}
