package dev.amiss.local.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.amiss.browser.Pages;
import dev.amiss.model.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@AmissOnOtherServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesEndToEndTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocatorAssertions.IsVisibleOptions LIVE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    private final RunningAmiss amiss;
    private final URI address;
    private JsonNode issue = Json.mapper().nullNode();

    PagesEndToEndTest(RunningAmiss amiss) {
        this.amiss = amiss;
        this.address = URI.create(amiss.issues().base());
    }

    @BeforeAll
    void something_is_amiss() {
        amiss.responders().expect(201, "POST", "/api/v1/responders", """
                        {"name": "seen in pages", "watch_pattern": "seen in pages", "actions": [
                          {"target_function": "issue.actions.log", "function_kwargs": {}, "delay_sec": 3600}]}""");
        amiss.assertions().expect(201, "POST", "/api/v1/assertions", """
                        {"name": "seen in pages", "check": {"type": "heartbeat"}, "every_sec": 3600}""");
        amiss.responders().expect(201, "POST", "/api/v1/silences", """
                        {"watch_pattern": "never reported", "comment": "seen in pages", "ends_at": "2099-01-01T00:00:00Z"}""");
        issue = amiss.issues().open("seen in pages");
        await().atMost(SOON).until(() -> amiss.issues().history(issue).contains("action_scheduled"));
    }

    @Test
    void every_page_is_reached_from_the_one_address_and_nothing_is_wrong_with_it() {
        try (Pages pages = Pages.wide(address)) {
            List<String> addresses = new ArrayList<>(links(pages.open("/"), "nav[aria-label=Pages] a"));
            assertThat(addresses).hasSize(7);
            for (String list : List.copyOf(addresses)) {
                pages.visit(list);
                links(pages.page(), "tbody td.name a, tbody th a").stream()
                        .findFirst()
                        .ifPresent(addresses::add);
                links(pages.page(), ".head .actions a.button").stream()
                        .filter(link -> !link.contains("/export"))
                        .forEach(addresses::add);
            }
            addresses.add(amiss.assertions().base() + "/assertions/data-sources");
            for (String each : addresses) {
                Page page = pages.visit(each);
                assertThat(pages.whole().page().locator(".unreachable")).hasCount(0);
                leadSomewhere(links(page, "main [hx-get] a"));
                assertThat(page.locator("h1").first()).isVisible();
                assertThat(page).hasTitle(Pattern.compile("^\\(\\d+\\) .+ · Amiss$"));
                pages.isFine();
            }
            assertThat(addresses).hasSizeGreaterThan(12);
        }
    }

    @Test
    void what_one_person_does_on_a_page_of_one_service_is_seen_by_another_on_that_of_another() {
        JsonNode shared = amiss.issues().open("seen in pages by two");
        await().atMost(SOON).until(() -> amiss.issues().history(shared).contains("action_scheduled"));
        String id = shared.path("id").asText();
        try (Pages mine = Pages.wide(address);
                Pages yours = Pages.wide(URI.create(amiss.responders().base()))) {
            Page issuePage = mine.open("/issues/" + id);
            Page actions = yours.open("/actions?issue_id=" + id);
            assertThat(issuePage.locator("#live")).hasText("live");
            assertThat(actions.locator("tbody .badge").first()).hasText("pending");

            mine.press("Acknowledge");

            assertThat(actions.locator("tbody .badge.cancelled").first()).isVisible(LIVE);
            assertThat(issuePage.locator(".timeline"))
                    .containsText("cancelled", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            mine.press("Undo");
            assertThat(actions.locator("tbody .badge.pending").first()).isVisible(LIVE);
            mine.isFine();
            yours.isFine();
        }
    }

    @Test
    void an_operator_gets_through_the_night_of_a_storm() {
        for (int i = 0; i < 60; i++) {
            amiss.issues().report("storm over disk " + i % 12);
        }
        JsonNode worst = amiss.issues().open("storm over everything");
        try (Pages pages = Pages.wide(address)) {
            Page page = pages.open("/issues?status=open&q=storm+over+disk");
            assertThat(page.locator("tbody tr[data-row]")).hasCount(12);
            page.locator("[data-check-all]").check();
            pages.press("Acknowledge");
            assertThat(page.locator(".flash")).containsText("12 issues are acknowledged");

            pages.open("/issues/" + worst.path("id").asText());
            pages.follow("Silence this");
            page.locator("#field-comment").fill("the night of the storm");
            pages.press("Silence");
            assertThat(page.locator("h1")).containsText("the night of the storm");
            pages.isFine();

            pages.open("/issues/" + worst.path("id").asText());
            page.keyboard().press("r");
            assertThat(page.locator("#issue-head .badge.resolved")).isVisible();
            pages.open("/issues?q=storm+over+disk");
            page.locator("[data-check-all]").check();
            pages.press("Resolve");
            assertThat(page.locator(".flash")).containsText("12 issues are resolved");
            assertThat(page.locator("#list")).containsText("No issue matches");
        }
    }

    @Test
    void the_commands_of_the_first_steps_work_as_they_are_pasted() throws Exception {
        try (Pages pages = Pages.wide(address)) {
            Page page = pages.open("/setup/first-steps");
            Map<String, Api> made = Map.of(
                    "#first-issue", amiss.issues(),
                    "#first-responder", amiss.responders(),
                    "#first-assertion", amiss.assertions());
            for (Map.Entry<String, Api> step : made.entrySet()) {
                JsonNode answer = pasted(page.locator(step.getKey()).textContent());
                assertThat(answer.path("id").asLong()).as(answer.toString()).isPositive();
            }

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it for me"))
                    .first()
                    .click();
            Locator link = page.locator("#first-responder-made a");
            assertThat(link).hasText("my first responder");
            pages.isFine();
            link.click();
            assertThat(page.locator("h1")).hasText("my first responder");
        }
    }

    @Test
    void a_service_that_does_not_answer_is_said_to_be_away_and_the_rest_of_the_page_is_there() {
        amiss.signal("assertion-1", "STOP");
        try (Pages pages = Pages.wide(address)) {
            Page page = pages.open("/");
            assertThat(page.locator(".unreachable").first()).containsText("assertion-service is not reachable");
            pages.whole();
            assertThat(page.locator("section", new Page.LocatorOptions().setHas(page.locator("#next-title"))))
                    .not()
                    .containsText("not reachable");
            pages.isFine();
        } finally {
            amiss.signal("assertion-1", "CONT");
        }
        await().atMost(SOON)
                .until(() -> amiss.assertions().get("/q/health/ready").statusCode() == 200);
    }

    /** Links in what other services show here. */
    private static void leadSomewhere(List<String> links) {
        assertThat(links.stream().distinct().limit(8))
                .allSatisfy(link -> assertThat(
                                given().redirects().follow(true).get(link).statusCode())
                        .as(link)
                        .isEqualTo(200));
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page, String selector) {
        return (List<String>) page.locator(selector).evaluateAll("links => links.map(link => link.href)");
    }

    /** What a shell makes of it. */
    private static JsonNode pasted(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command.replaceFirst("^curl ", "curl -sS "))
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return Json.mapper().readTree(said);
    }
}
