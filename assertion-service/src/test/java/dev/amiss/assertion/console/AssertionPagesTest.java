package dev.amiss.assertion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.amiss.assertion.testing.Target;
import dev.amiss.browser.Accessibility;
import dev.amiss.browser.TestBrowser;
import dev.amiss.model.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssertionPagesTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`{7*7}{#for} ";

    @TestHTTPResource("/")
    URI root;

    private final List<String> complaints = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions().setViewportSize(1400, 900));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void an_assertion_is_written_seen_and_paused_in_the_browser() {
        look("/assertions/new?type=heartbeat");
        isFine("assertion-editor");
        define("""
                {"name": "backup %s", "every_sec": 1800, "check": {"type": "heartbeat", "grace_sec": 60}}""".formatted(run));
        press("Save");

        assertThat(page.locator("h1")).hasText("backup " + run);
        assertThat(page.locator("#ping-curl")).containsText("/ping/");
        isFine("assertion");
        press("Pause");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Paused");
        assertThat(page.locator(".head .badge")).hasText("paused");
        press("Undo");
        assertThat(page.locator(".head .badge")).hasText("pending");
    }

    @Test
    void a_definition_is_tried_before_it_is_saved_and_what_was_typed_stays() {
        try (Target target = new Target()) {
            target.answers(503, "closed");
            look("/assertions/new?type=http");
            define("""
                    {"name": "tried %s", "every_sec": 60, "check": {"type": "http", "url": "%s"}}""".formatted(run, target.url()));
            press("Try it");

            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Nothing was saved");
            assertThat(page.locator(".badge.failed")).hasText("failed");
            assertThat(page.locator("textarea")).hasValue(java.util.regex.Pattern.compile("tried " + run));
            given().get("/api/v1/assertions?name=tried " + run).then().body("items", org.hamcrest.Matchers.hasSize(0));
        }
    }

    @Test
    void what_is_wrong_with_a_definition_is_said_beside_it() {
        look("/assertions/new");
        define("{\"name\": \"wrong " + run
                + "\", \"every_sec\": 60, \"check\": {\"type\": \"http\"}, \"colour\": \"red\"}");
        press("Save");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not saved");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("/colour");
        assertThat(page.locator("textarea")).hasValue(java.util.regex.Pattern.compile("wrong " + run));
        define("{no json");
        press("Save");
        assertThat(page.locator(".field")).containsText("is no valid JSON at line 1");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void a_run_is_asked_for_and_its_result_is_shown() {
        try (Target target = new Target()) {
            target.answers(200, "{\"ok\": true}");
            long id = create("asked " + run, target.url());
            target.answers(500, "<script>alert(3)</script>");
            look("/assertions/" + id);
            press("Run now");

            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The run failed");
            assertThat(page.locator(".head .badge")).hasText("failing");
            isFine("assertion-failing");
            look("/ui/assertion/not-passing");
            assertThat(page.locator("body")).containsText("failing");
        }
    }

    @Test
    void hostile_names_are_shown_as_they_are_in_light_and_dark_and_on_a_narrow_screen() {
        try (Target target = new Target()) {
            long id = create(HOSTILE + run, target.url());
            context.close();
            open(new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK));

            look("/assertions");
            isFine("assertions-narrow-dark");
            look("/assertions/" + id);
            assertThat(page.locator("h1")).hasText((HOSTILE + run).strip());
            isFine("assertion-narrow-dark");
        }
    }

    private void open(Browser.NewContextOptions options) {
        context = TestBrowser.open(options);
        page = context.newPage();
        page.onDialog(dialog -> {
            if (dialog.type().equals("alert")) {
                complaints.add("alert: " + dialog.message());
            }
            dialog.accept();
        });
        page.onPageError(error -> complaints.add("error: " + error));
    }

    private void look(String path) {
        page.navigate(root.toString().replaceAll("/$", "") + path);
    }

    private void define(String definition) {
        page.locator("textarea").fill(definition);
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
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

    /** Nothing ran that should not, axe finds nothing, nothing is wider than the window. */
    private void isFine(String picture) {
        assertThat(complaints).as(page.url()).isEmpty();
        assertThat(Accessibility.violations(page)).as(page.url()).isEmpty();
        int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(needed).as(page.url()).isLessThanOrEqualTo(page.viewportSize().width);
        String folder = System.getProperty("amiss.images");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, picture + ".png"))
                    .setFullPage(true));
        }
    }
}
