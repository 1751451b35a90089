package dev.amiss.responder.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.IssueStatus;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.testing.Calls;
import org.junit.jupiter.api.Test;

class MailContentTest {
    @Test
    void the_text_reads_as_a_short_report() {
        String text = MailText.of(Notice.of(Calls.about(Calls.open("payments gateway down"))));

        assertThat(text).isEqualTo("""
                payments gateway down

                Issue: 42, open
                Severity: critical
                Since: 2026-11-24 08:00:00 UTC
                Source: checkout
                team: payments
                Owner: Pia
                Responder: payments on call
                See: https://amiss.example.com/issues/42
                Runbook: https://wiki.example.com/rb

                Details:
                  tried: 3
                """);
    }

    @Test
    void a_mail_about_the_end_says_how_long_it_lasted() {
        Notice notice = Notice.of(Calls.about(Calls.issue(42, "x", IssueStatus.RESOLVED, Calls.details())));

        assertThat(MailText.of(notice)).contains("Resolved: 2026-11-24 10:05:05 UTC, after 2 h 5 min");
        assertThat(MailHtml.of(notice)).contains("after 2 h 5 min", "#1a7f37");
    }

    @Test
    void the_html_escapes_all_that_came_from_a_report() {
        var details = Calls.details().put("<b>key</b>", "<img src=x onerror=alert(1)>");
        String html = MailHtml.of(Notice.of(Calls.about(Calls.issue(42, Calls.HOSTILE, IssueStatus.OPEN, details))));

        assertThat(html)
                .doesNotContain("<script", "<img", "<b>key")
                .contains("&lt;script&gt;alert(1)", "href=\"https://amiss.example.com/issues/42\"", "Pia");
    }

    @Test
    void a_group_is_a_list() {
        Notice storm = Notice.of(Calls.aboutGroup("down", 25, 25));
        Notice clear = Notice.of(Calls.aboutGroup("down", 3, 0));

        assertThat(MailText.of(storm))
                .startsWith("25 issues of labels.team=payments\n")
                .contains("- [critical] down 20\n  https://amiss.example.com/issues/20\n- and 5 more\n");
        assertThat(MailText.of(clear)).startsWith("All clear: 3 issues of labels.team=payments ended\n");
        assertThat(clear.headline()).startsWith("[resolved] All clear");
    }

    @Test
    void large_details_are_cut() {
        Notice notice = Notice.of(Calls.about(Calls.issue(42, "x", IssueStatus.OPEN, Calls.largeDetails())));

        assertThat(MailText.of(notice)).hasSizeLessThan(60_000);
        assertThat(MailHtml.of(notice)).hasSizeLessThan(100_000);
    }
}
