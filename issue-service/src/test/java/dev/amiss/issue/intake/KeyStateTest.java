package dev.amiss.issue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.issue.lifecycle.IssueChanges;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.ReportKind;
import dev.amiss.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyStateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    private final AtomicLong ids = new AtomicLong(100);
    private final KeyState key = new KeyState(new IssueChanges(), NOW, ids::incrementAndGet, null, null);

    private IntakeResult report(ReportKind kind, String fields) throws UnreadableReportException {
        byte[] json =
                ("{\"name\": \"x\"" + (fields.isEmpty() ? "" : ", " + fields) + "}").getBytes(StandardCharsets.UTF_8);
        return key.apply(ReportReader.read(ReportReader.parse(json), Origin.http("anonymous", null, null), kind));
    }

    private Issue fail(String fields) throws UnreadableReportException {
        return issue(report(ReportKind.FAILURE, fields));
    }

    private static Issue issue(IntakeResult result) {
        return Objects.requireNonNull(result.issue());
    }

    @Test
    void failure_recovery_failure_is_two_issues_the_second_naming_the_first() throws Exception {
        IntakeResult first = report(ReportKind.FAILURE, "");
        IntakeResult recovered = report(ReportKind.RECOVERY, "");
        IntakeResult second = report(ReportKind.FAILURE, "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(issue(recovered).status()).isEqualTo(IssueStatus.RESOLVED);
        assertThat(issue(recovered).resolvedAt()).isEqualTo(NOW);
        assertThat(second.status()).isEqualTo(201);
        assertThat(issue(second).previousId()).isEqualTo(issue(first).id());
    }

    @Test
    void a_fold_raises_the_count_and_not_the_version() throws Exception {
        fail("");

        Issue folded = fail("\"details\": {\"n\": 2}");

        assertThat(folded.occurrences()).isEqualTo(2);
        assertThat(folded.version()).isEqualTo(1);
    }

    @Test
    void a_repeat_raises_severity_and_never_lowers_it() throws Exception {
        fail("\"severity\": \"warning\"");

        assertThat(fail("\"severity\": \"critical\"").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(fail("\"severity\": \"info\"").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(fail("").version()).isEqualTo(2);
    }

    @Test
    void the_tenth_and_the_hundredth_occurrence_are_changes() throws Exception {
        Issue issue = fail("");
        for (int i = 2; i <= 100; i++) {
            issue = fail("");
            assertThat(issue.version()).as("after %d", i).isEqualTo(i < 10 ? 1 : i < 100 ? 2 : 3);
        }

        assertThat(issue.occurrences()).isEqualTo(100);
    }

    @Test
    void a_recovery_older_than_the_last_failure_is_ignored() throws Exception {
        fail("\"occurred_at\": \"2026-11-23T19:30:00Z\"");

        Issue late = issue(report(ReportKind.RECOVERY, "\"occurred_at\": \"2026-11-23T19:29:00Z\""));
        Issue timely = issue(report(ReportKind.RECOVERY, "\"occurred_at\": \"2026-11-23T19:31:00Z\""));

        assertThat(late.status()).isEqualTo(IssueStatus.OPEN);
        assertThat(timely.status()).isEqualTo(IssueStatus.RESOLVED);
    }

    @Test
    void an_acknowledgement_of_nothing_and_a_recovery_of_nothing_find_nothing() throws Exception {
        assertThat(report(ReportKind.ACKNOWLEDGE, "").status()).isEqualTo(204);
        assertThat(report(ReportKind.RECOVERY, "").status()).isEqualTo(204);
    }

    @Test
    void an_acknowledgement_is_kept_by_further_failures() throws Exception {
        fail("");

        assertThat(issue(report(ReportKind.ACKNOWLEDGE, "")).status()).isEqualTo(IssueStatus.ACKNOWLEDGED);
        assertThat(fail("").status()).isEqualTo(IssueStatus.ACKNOWLEDGED);
    }

    @Test
    void a_time_to_live_counts_from_the_last_report() throws Exception {
        assertThat(fail("\"ttl_sec\": 60").expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(fail("\"ttl_sec\": 90").expiresAt()).isEqualTo(NOW.plusSeconds(90));
        assertThat(fail("").expiresAt()).isNull();
    }
}
