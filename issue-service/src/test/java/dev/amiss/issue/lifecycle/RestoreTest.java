package dev.amiss.issue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.embedded.RealParts;
import dev.amiss.embedded.TopicReader;
import dev.amiss.issue.IssueApi;
import dev.amiss.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What happens when the database is restored from a backup: consumers go on from what the backup knows. */
@QuarkusTest
class RestoreTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Epoch epoch;

    @Inject
    Republication republication;

    @Inject
    Jdbi jdbi;

    @Test
    void consumers_are_told_what_the_backup_knows_and_what_it_does_not() {
        long known = IssueApi.fail(IssueApi.unique("in the backup"));
        long unknown = told("after the backup");
        try (TopicReader topic = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            jdbi.useHandle(handle -> handle.execute("DELETE FROM issue WHERE id = ?", unknown));
            long before = epoch.current();
            restore();

            republication.tellAfterRestore();

            assertThat(epoch.current()).isEqualTo(before + 1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(topic, unknown, before + 1))
                            .containsExactly("issue.resolved", "issue.deleted"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(eventsOf(topic, known, before + 1)).containsExactly("issue.snapshot"));
        }
    }

    @Test
    void no_id_comes_twice() {
        long last = IssueApi.fail(IssueApi.unique("the last before the restore"));
        restore();

        assertThat(nextId()).isGreaterThan(last + 9_000_000);
    }

    @Test
    void a_copy_put_back_in_its_place_is_recognised_by_the_issues_it_does_not_know() {
        long unknown = told("after the copy");
        long before = epoch.current();
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM issue WHERE id = ?", unknown);
            handle.execute("SELECT setval('issue_id', ?)", unknown - 1);
        });

        epoch.recognise();

        assertThat(epoch.current()).isEqualTo(before + 1);
        assertThat(nextId()).isGreaterThan(unknown + 9_000_000);
    }

    @Test
    void a_copy_put_back_in_its_place_is_recognised_by_an_issue_it_knows_as_it_was_before() {
        long changed = told("changed after the copy");
        long before = epoch.current();
        jdbi.useHandle(handle -> handle.execute("UPDATE issue SET version = version - 1 WHERE id = ?", changed));

        epoch.recognise();

        assertThat(epoch.current()).isEqualTo(before + 1);
    }

    @Test
    void the_same_backup_restored_once_more_begins_an_epoch_of_its_own() {
        long restoredBefore = epoch.current() + 1;
        restore();
        told("after the restore");
        jdbi.useHandle(handle -> handle.execute("UPDATE epoch SET epoch = ?", restoredBefore - 1));

        epoch.recognise();

        assertThat(epoch.current()).isEqualTo(restoredBefore + 1);
    }

    @Test
    void the_same_database_goes_on_as_it_was() {
        long before = epoch.current();

        epoch.recognise();

        assertThat(epoch.current()).isEqualTo(before);
    }

    /** As a start on a restored database finds it. */
    private void restore() {
        jdbi.useHandle(handle -> handle.execute("UPDATE epoch SET database_identity = 'that which was backed up'"));
        epoch.recognise();
    }

    /** Whether nothing is to be told any more of a restore before this one. */
    private boolean isSettled() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT NOT untold FROM epoch")
                .mapTo(Boolean.class)
                .one());
    }

    /** An issue of which consumers know, with nothing of restores before under way. */
    private long told(String name) {
        long issue = IssueApi.fail(IssueApi.unique(name));
        republication.tellAfterRestore();
        await().atMost(SOON).until(() -> wasTold(issue) && isSettled());
        return issue;
    }

    private long nextId() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT nextval('issue_id')")
                .mapTo(Long.class)
                .one());
    }

    private static boolean wasTold(long issue) {
        return TopicReader.all(RealParts.bootstrap(), Topics.ISSUE_EVENTS).stream()
                .anyMatch(record -> String.valueOf(issue).equals(record.key()));
    }

    private static List<String> eventsOf(TopicReader topic, long issue, long epoch) {
        return topic.records().stream()
                .filter(record -> String.valueOf(issue).equals(record.key()))
                .map(record -> JsonPath.from(record.value()))
                .filter(event -> event.getLong("epoch") == epoch)
                .map(event -> event.getString("type"))
                .toList();
    }
}
