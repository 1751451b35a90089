package dev.amiss.responder.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResponderPagesTest extends PagesInABrowser {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    IssueFeed issues;

    @Test
    void a_pasted_configuration_is_kept_and_its_waiting_actions_are_put_off_and_cancelled() {
        TestIssue issue = issues.open(name + " <script>alert(1)</script>");
        TestIssue other = issues.open(name + " <img src=x onerror=alert(2)>");
        look("/responders/new?view=json");
        page.locator("textarea").fill("""
                {"name": "%s", "watch_pattern": "%s", "actions": [{"target_function": "issue.actions.log", "delay_sec": 600}]}""".formatted(name, name));
        PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("2 active issues match");
        isFine("responder-json");
        press("Save");

        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(name);
        String responder = page.url();
        for (TestIssue each : List.of(issue, other)) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(Responders.statusesOf(each.id())).containsExactly("pending"));
        }
        String ofResponder = "responder_id=" + responder.replaceAll(".*/", "");
        look("/actions?status=pending&" + ofResponder);
        isFine("actions");
        page.locator("[data-check-all]").check();
        PlaywrightAssertions.assertThat(page.locator("[data-checked-count]")).hasText("2 selected");
        page.locator("#by").selectOption("tomorrow");
        press("Put off");

        PlaywrightAssertions.assertThat(page.locator(".flash")).containsText("2 actions are put off");
        PlaywrightAssertions.assertThat(page.locator("#rows")).containsText("put off to");
        assertThat(String.valueOf(Responders.actionsOf(issue.id()).get(0).get("due_at")))
                .as("nine in the morning in Helsinki")
                .matches(".*T0[67]:00:00.*");
        fragment("/ui/responder/issues/" + issue.id() + "/waiting").contains("log", "put off to");
        fragment("/ui/responder/issues/" + issue.id() + "/explain").contains(name);
        fragment("/ui/responder/due-next").contains("/actions/");
        Object first = Responders.actionsOf(issue.id()).get(0).get("id");
        look("/actions/" + first);
        page.locator("#by").selectOption("900");
        press("Put off");
        PlaywrightAssertions.assertThat(page.locator(".flash").first()).containsText("is put off");
        isFine("action");
        look("/actions?issue_id=" + other.id());
        page.locator("#rows").getByText("Cancel").click();
        PlaywrightAssertions.assertThat(page.locator(".flash")).containsText("is cancelled");
        look("/actions/" + first);
        press("Cancel");
        PlaywrightAssertions.assertThat(page.locator(".head .badge")).hasText("cancelled");
        look("/actions/destinations");
        isFine("destinations");
        look("/responders?q=" + name);
        PlaywrightAssertions.assertThat(page.locator("#rows tbody tr")).hasCount(1);
        PlaywrightAssertions.assertThat(page.locator("#rows td.number")).hasText("2");
        isFine("responders");
        page.navigate(responder);
        PlaywrightAssertions.assertThat(page.locator("#changes-title")).isVisible();
        isFine("responder");
        press("Disable");
        PlaywrightAssertions.assertThat(page.locator(".head .badge")).hasText("disabled");
        PlaywrightAssertions.assertThat(page.locator(".diff del").first()).hasText("true");
        page.navigate(responder + "/history");
        isFine("responder-history");
        changeToPhoneInTheDark();
        look("/responders?q=" + name);
        isFine("responders-narrow-dark");
        look("/actions?" + ofResponder);
        isFine("actions-narrow-dark");
        page.navigate(responder);
        isFine("responder-narrow-dark");
        press("Delete");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Responders");
    }

    @Test
    void what_is_wrong_with_json_is_said_and_what_was_typed_stays() {
        look("/responders/new?view=json");
        page.locator("textarea").fill("{\"watch_pattern\": \"(a)\\\\1\", \"actions\": []}");
        press("Save");

        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT)).containsText("/watch_pattern");
        assertThat(page.locator("textarea").inputValue()).contains("(a)");
    }

    @Test
    void a_search_that_finds_nothing_says_so() {
        look("/responders?q=" + name);

        PlaywrightAssertions.assertThat(page.locator(".empty")).containsText("No such responder");
        isFine("responders-empty");
        look("/actions?issue_id=1");
        PlaywrightAssertions.assertThat(page.locator(".empty")).containsText("No action");
        isFine("actions-empty");
    }

    @Test
    void every_page_is_fine_on_a_wall_screen() {
        changeTo(new Browser.NewContextOptions().setViewportSize(3840, 2160));
        for (String path : List.of("/responders", "/responders/new", "/actions", "/silences")) {
            look(path);
            isFine("wall" + path.replace('/', '-'));
        }
    }

    @Test
    void an_issue_is_silenced_for_an_hour_longer_and_the_silence_is_ended() {
        TestIssue issue = issues.open(name);
        await().atMost(SOON)
                .until(() -> given().get("/api/v1/explain/" + issue.id()).statusCode() == 200);
        look("/silences?issue_id=" + issue.id());
        assertThat(page.locator("#field-watch_pattern").inputValue()).contains(name);
        PlaywrightAssertions.assertThat(page.locator("#silence-form [role=status]"))
                .containsText("Mutes 1 open issue now");
        isFine("silences");
        press("Silence");
        PlaywrightAssertions.assertThat(page.locator("#field-comment")).isVisible();
        page.locator("#field-comment").fill("works on " + name);
        press("Silence");

        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("works on " + name);
        PlaywrightAssertions.assertThat(page.locator(".head .badge.warning")).containsText("ends in");
        isFine("silence");
        page.locator("#by").selectOption("14400");
        press("Prolong");
        PlaywrightAssertions.assertThat(page.locator(".timeline")).containsText("prolonged");
        PlaywrightAssertions.assertThat(page.locator(".head .badge.warning")).hasCount(0);
        fragment("/ui/responder/silences-in-force").contains("works on " + name);
        look("/silences?calendar=week");
        PlaywrightAssertions.assertThat(page.locator(".calendar .silenced.now")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name)))
                .not()
                .hasCount(0);
        PlaywrightAssertions.assertThat(page.locator("#calendar-title")).containsText("Europe/Helsinki");
        isFine("silences-week");
        changeToPhoneInTheDark();
        look("/silences");
        isFine("silences-narrow-dark");
        page.locator("td a", new Page.LocatorOptions().setHasText("works on " + name))
                .first()
                .click();
        press("End now");
        PlaywrightAssertions.assertThat(page.locator(".head .badge").first()).hasText("ended");
    }

    private static AbstractStringAssert<?> fragment(String path) {
        return assertThat(given().get(path).then().statusCode(200).extract().asString())
                .as(path)
                .doesNotContain("<script>", "<img");
    }

    @Test
    void what_is_wrong_with_a_silence_stands_at_its_field() {
        look("/silences?watch_pattern=x&comment=" + name);
        page.locator("#field-hours").fill("soon");
        press("Silence");

        PlaywrightAssertions.assertThat(page.locator("#about-hours")).containsText("must be a number of hours");
        assertThat(page.locator("#field-comment").inputValue()).isEqualTo(name);
    }
}
