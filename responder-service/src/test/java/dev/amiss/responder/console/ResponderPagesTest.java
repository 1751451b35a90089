package dev.amiss.responder.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.amiss.browser.Pages;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResponderPagesTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    IssueFeed issues;

    private final String name = "pages-" + UUID.randomUUID().toString().substring(0, 8);
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
    void a_responder_is_written_with_a_preview_and_its_waiting_action_is_cancelled_by_hand() {
        TestIssue issue = issues.open(name + " <script>alert(1)</script>");
        look("/responders/new");
        page.locator("textarea").fill("""
                {"name": "%s", "watch_pattern": "%s", "actions": [{"target_function": "issue.actions.log", "delay_sec": 600}]}""".formatted(name, name));
        PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("1 active issue matches");
        isFine("responder-editor");
        press("Save");

        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(name);
        String responder = page.url();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("pending"));
        look("/actions?issue_id=" + issue.id());
        isFine("actions");
        look("/ui/responder/issues/" + issue.id() + "/waiting");
        PlaywrightAssertions.assertThat(page.locator("body")).containsText("log");
        look("/ui/responder/issues/" + issue.id() + "/explain");
        PlaywrightAssertions.assertThat(page.locator("body")).containsText(name);
        look("/ui/responder/due-next");
        look("/actions?issue_id=" + issue.id());
        press("Cancel");

        PlaywrightAssertions.assertThat(page.locator("tbody .badge")).hasText("cancelled");
        look("/actions/" + Responders.actionsOf(issue.id()).get(0).get("id"));
        isFine("action");
        look("/responders");
        isFine("responders");
        page.navigate(responder);
        isFine("responder");
        press("Disable");
        PlaywrightAssertions.assertThat(page.locator(".head .badge")).hasText("disabled");
        press("Delete");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Responders");
    }

    @Test
    void what_is_wrong_with_a_responder_is_said_and_what_was_typed_stays() {
        look("/responders/new");
        page.locator("textarea").fill("{\"watch_pattern\": \"(a)\\\\1\", \"actions\": []}");
        press("Save");

        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("/watch_pattern");
        assertThat(page.locator("textarea").inputValue()).contains("(a)");
    }

    @Test
    void an_issue_is_silenced_and_the_silence_is_ended() {
        TestIssue issue = issues.open(name);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get("/api/v1/explain/" + issue.id()).statusCode() == 200);
        look("/silences?issue_id=" + issue.id());
        assertThat(page.locator("#field-watch_pattern").inputValue()).contains(name);
        isFine("silences");
        press("Silence");
        PlaywrightAssertions.assertThat(page.locator("#field-comment")).isVisible();
        page.locator("#field-comment").fill("works on " + name);
        press("Silence");

        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("works on " + name);
        isFine("silence");
        look("/ui/responder/silences-in-force");
        PlaywrightAssertions.assertThat(page.locator("body")).containsText("works on " + name);
        pages.close();
        show(Pages.narrowAndDark(root));
        look("/silences");
        isFine("silences-narrow-dark");
        press(page.locator("a", new Page.LocatorOptions().setHasText("works on " + name))
                .first());
        press("End now");
        PlaywrightAssertions.assertThat(page.locator(".head .badge")).hasText("ended");
    }

    private void show(Pages window) {
        pages = window;
        page = window.page();
    }

    private void look(String path) {
        pages.open(path);
    }

    private void press(String button) {
        pages.press(button);
    }

    private static void press(com.microsoft.playwright.Locator place) {
        place.click();
    }

    private void isFine(String picture) {
        pages.isFine(picture);
    }
}
