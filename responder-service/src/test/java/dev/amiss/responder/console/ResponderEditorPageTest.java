package dev.amiss.responder.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.Responders;
import dev.amiss.responder.testing.WebhookReceiver;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResponderEditorPageTest extends PagesInABrowser {
    @Inject
    IssueFeed issues;

    GreenMail mail = new GreenMail();

    @Test
    void a_platform_engineer_writes_tries_and_keeps_a_responder_by_its_form() throws Exception {
        TestIssue issue = issues.open(name + " <b>down</b>");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            look("/responders/new");
            field("Name begins with (a pattern)").fill(name);
            PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("1 active issue matches");
            PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("not complete yet");
            page.locator("#issue-" + issue.id()).check();
            page.locator("#argument-0-0").fill(name + "@example.com");
            field("subject").fill("Doh, {issue.name}!");
            field("After (seconds)").fill("600");
            isFine("responder-editor");
            press("Preview and test");

            PlaywrightAssertions.assertThat(page.locator("#tried-0"))
                    .containsText("Subject: Doh, " + name + " <b>down");
            isFine("responder-editor-preview");
            press("Send this now as a test");
            PlaywrightAssertions.assertThat(page.locator("#tried-0")).containsText("Test sent to email");
            isFine("responder-editor-test");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Arrays.stream(mail.getReceivedMessages()).anyMatch(this::isTheTest));
            assertThat(Responders.actionsOf(issue.id())).isEmpty();

            page.locator("#add").selectOption("issue.actions.webhook");
            press("Add");
            page.locator("#argument-1-0").fill(receiver.url());
            field("secret").fill("whsec_c2VjcmV0");
            press("Move action 2 up");
            PlaywrightAssertions.assertThat(page.locator("#action-title-0")).containsText("webhook");
            page.locator("#action-0").getByText("Preview and test").click();
            press("Send this now as a test");
            PlaywrightAssertions.assertThat(page.locator("#tried-0")).containsText("Answered 200");
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().get(0).body()).contains("[test] " + name);
            assertThat(receiver.received().get(0).headers()).containsKey("webhook-signature");
            press("JSON");
            assertThat(page.locator("textarea").inputValue()).contains("Doh, {issue.name}!", receiver.url(), "600");
            press("Form");
            field("Name").fill(name);
            press("Save");
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText(name);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Responders.statusesOf(issue.id()))
                            .containsExactlyInAnyOrder("succeeded", "pending"));
        }

        assertThat(page.content()).doesNotContain("whsec_c2VjcmV0");
        page.locator("a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Edit"))
                .first()
                .click();
        PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("1 active issue matches");
        assertThat(field("secret").inputValue()).isEmpty();
        field("Description").fill("for <i>" + name + "</i>");
        press("Replay");
        PlaywrightAssertions.assertThat(page.locator(".aside")).containsText("It would have sent");
        isFine("responder-editor-replay");
        press("Save");
        PlaywrightAssertions.assertThat(page.locator(".diff").first()).containsText("for <i>" + name);
        press("Delete");
    }

    private boolean isTheTest(MimeMessage message) {
        try {
            return message.getSubject().startsWith("[test] Doh, " + name);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
        look("/responders/new");
        field("Name begins with (a pattern)").fill("(a)\\1");
        field("After (seconds)").fill("soon");
        field("subject").fill(name);
        press("Save");

        PlaywrightAssertions.assertThat(page.locator("#field-watch_pattern[aria-invalid=true]"))
                .hasCount(1);
        PlaywrightAssertions.assertThat(page.locator("#about-delay-0")).containsText("must be a number");
        assertThat(field("subject").inputValue()).isEqualTo(name);
        assertThat(field("After (seconds)").inputValue()).isEqualTo("soon");
        field("After (seconds)").fill("0");
        field("Name begins with (a pattern)").fill(name);
        press("Save");
        PlaywrightAssertions.assertThat(page.locator("#about-argument-0-0")).containsText("is required");
        isFine("responder-editor-errors");
    }

    @Test
    void without_javascript_actions_are_added_moved_and_removed() {
        changeTo(new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        look("/responders/new?watch_pattern=" + name);
        page.locator("#add").selectOption("issue.actions.slack");
        press("Add");
        page.locator("#function-1").selectOption("issue.actions.log");
        page.locator("#action-1 noscript button").first().click();
        PlaywrightAssertions.assertThat(page.locator("#action-title-1")).containsText("log");
        press("Move action 1 down");
        PlaywrightAssertions.assertThat(page.locator("#action-title-0")).containsText("log");
        press("Remove action 2");
        PlaywrightAssertions.assertThat(page.locator("section[id^=action-]")).hasCount(1);
        press("Dry run");
        PlaywrightAssertions.assertThat(page.locator("#preview")).containsText("0 active issues match");
        press("Save");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText(name);
        String responder = page.url();
        look("/responders?q=" + name);
        page.locator("noscript a").click();
        PlaywrightAssertions.assertThat(page.locator("td[data-label='Open issues']"))
                .hasText("0");
        page.navigate(responder);
        press("Delete");
    }

    @Test
    void the_editor_fits_a_phone_in_the_dark_and_can_be_worked_by_keyboard() {
        changeToPhoneInTheDark();
        look("/responders/new");
        isFine("responder-editor-narrow-dark");
        page.locator("#field-watch_pattern").focus();
        page.keyboard().type(name);
        Locator add = button("Add");
        add.focus();
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("section[id^=action-]")).hasCount(2);
        assertThat(page.locator("#field-watch_pattern").inputValue()).isEqualTo(name);
    }
}
