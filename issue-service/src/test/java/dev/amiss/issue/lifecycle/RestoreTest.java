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
        long unknown = IssueApi.fail(IssueApi.unique("after the backup"));
        try (TopicReader topic = new TopicReader(RealParts.bootstrap(), Topics.ISSUE_EVENTS)) {
            await().atMost(SOON).until(() -> wasTold(unknown) && isSettled());
            jdbi.useHandle(handle -> handle.execute("DELETE FROM issue WHERE id = ?", unknown));
            long before = epoch.current();
            restore();

            republication.tellAfterRestore();

            assertThat(epoch.current()).isEqualTo(before + 1);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(eventsOf(topic, unknown, before + 1)).containsExactly("issue.deleted"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(eventsOf(topic, known, before + 1)).containsExactly("issue.snapshot"));
        }
    }

    @Test
    void no_id_comes_twice() {
        long last = IssueApi.fail(IssueApi.unique("the last before the restore"));
        restore();

        long next = jdbi.withHandle(handle -> handle.createQuery("SELECT nextval('issue_id')")
                .mapTo(Long.class)
                .one());
        assertThat(next).isGreaterThan(last + 9_000_000);
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
