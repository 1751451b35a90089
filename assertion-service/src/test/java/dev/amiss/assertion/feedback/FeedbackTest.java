package dev.amiss.assertion.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.report.IssueKey;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueEvent;
import dev.amiss.model.IssueEventType;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {
    private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");
    private static final RecordRef RECORD = new RecordRef("user", "42");

    @ParameterizedTest
    @CsvSource({
        "RESOLVED,     key:ann,      Closed",
        "RESOLVED,     amiss,        Closed",
        "RESOLVED,     assertion:7,  ",
        "RESOLVED,     assertion:8,  Closed",
        "REOPENED,     key:ann,      Reopened",
        "CREATED,      assertion:7,  ",
        "ACKNOWLEDGED, key:ann,      ",
        "WONT_FIX,     key:ann,      ",
        "CHANGED,      assertion:7,  ",
        "SNAPSHOT,     key:ann,      ",
    })
    void what_others_did_counts_and_what_we_did_does_not(IssueEventType type, String actor, @Nullable String expected) {
        var feedback = Feedback.of(event(type, actor, "assertion:7", RECORD, null));

        assertThat(feedback.map(found -> found.getClass().getSimpleName()).orElse(null))
                .isEqualTo(expected);
        assertThat(feedback.map(Feedback::key).orElse(new IssueKey(7, RECORD))).isEqualTo(new IssueKey(7, RECORD));
    }

    @Test
    void issues_of_others_mean_nothing() {
        assertThat(Feedback.of(event(IssueEventType.RESOLVED, "key:ann", "checkout", RECORD, null)))
                .isEmpty();
        assertThat(Feedback.of(event(IssueEventType.RESOLVED, "key:ann", null, RECORD, null)))
                .isEmpty();
        assertThat(Feedback.of(event(IssueEventType.RESOLVED, "key:ann", "assertion:7", RECORD, "own key")))
                .isEmpty();
        assertThat(Feedback.of(event(IssueEventType.RESOLVED, "key:ann", "assertion:seven", RECORD, null)))
                .isEmpty();
    }

    @Test
    void an_erased_issue_means_nothing_since_its_end_was_told_before() {
        assertThat(Feedback.isAbout(IssueEventType.DELETED)).isFalse();
        assertThat(Feedback.of(event(IssueEventType.DELETED, "key:ann", null, null, null)))
                .isEmpty();
    }

    private static IssueEvent event(
            IssueEventType type,
            String actor,
            @Nullable String source,
            @Nullable RecordRef record,
            @Nullable String dedupKey) {
        var details = Json.mapper().createObjectNode();
        Issue issue = new Issue(
                1,
                "x",
                IssueStatus.RESOLVED,
                Severity.ERROR,
                Map.of(),
                details,
                details,
                source,
                null,
                record,
                dedupKey,
                1,
                1,
                AT,
                AT,
                AT,
                null,
                AT,
                null,
                AT,
                null,
                2,
                List.of(),
                List.of(),
                null);
        return new IssueEvent("e", type, AT, actor, 1, 1, issue);
    }
}
