package dev.amiss.responder.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.model.function.ActionOutcome;
import dev.amiss.responder.testing.IssueFeed;
import dev.amiss.responder.testing.IssueFeed.TestIssue;
import dev.amiss.responder.testing.RecordingFunction;
import dev.amiss.responder.testing.Responders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hamcrest.Matchers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Who may run an action, and when. */
@QuarkusTest
class ClaimTest {
    private static final int MANY = 500;
    private static final int DESTINATIONS = 5;
    private static final int DUE_AT_EACH = 6;

    @Inject
    IssueFeed issues;

    @Inject
    RecordingFunction function;

    @Inject
    ClaimDueActions claim;

    @Inject
    ClaimStore store;

    @Inject
    EndAttempt end;

    @Inject
    Jdbi jdbi;

    private final String name = "claim-" + UUID.randomUUID();

    private void responder(String actionFields) {
        Responders.add("""
                {"watch_pattern": "%s", "actions": [{"target_function": "test.actions.record"%s}]}""".formatted(name, actionFields));
    }

    private long onlyActionOf(TestIssue issue) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Responders.actionsOf(issue.id()).size() == 1);
        return Long.parseLong(
                String.valueOf(Responders.actionsOf(issue.id()).get(0).get("id")));
    }

    @Test
    void several_claimers_run_each_action_once() throws Exception {
        responder(", \"delay_sec\": 2");
        List<TestIssue> opened = new ArrayList<>();
        for (int each = 0; each < MANY; each++) {
            opened.add(issues.open(name + each));
        }
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService rivals = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        for (int rival = 0; rival < 3; rival++) {
            running.add(rivals.submit(() -> {
                while (!isOver.get()) {
                    claim.run();
                }
            }));
        }

        await().atMost(Duration.ofSeconds(90))
                .until(() -> opened.stream()
                        .noneMatch(issue -> function.callsAbout(issue.id()).isEmpty()));

        isOver.set(true);
        for (Future<?> each : running) {
            each.get();
        }
        rivals.shutdown();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("status = 'succeeded' AND attempts = 1", opened) == MANY);
        assertThat(opened)
                .allSatisfy(issue -> assertThat(function.callsAbout(issue.id())).hasSize(1));
    }

    private long count(String condition, List<TestIssue> of) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM action WHERE issue_id = ANY(:issues) AND " + condition)
                .bindArray("issues", Long.class, of.stream().map(TestIssue::id).toArray())
                .mapTo(Long.class)
                .one());
    }

    @Test
    void an_action_whose_replica_died_runs_again_when_its_lease_ends() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        long action = onlyActionOf(issue);

        claimAsADyingReplica(action, "1 second");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("succeeded"));
        assertThat(function.callsAbout(issue.id())).hasSize(1);
        RestAssured.get("/api/v1/actions/" + action)
                .then()
                .body("attempts", Matchers.equalTo(2))
                .body("attempt_log[0].outcome", Matchers.equalTo("lost"));
    }

    @Test
    void an_issue_resolved_while_its_replica_died_is_not_told() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        long action = onlyActionOf(issue);
        claimAsADyingReplica(action, "3 seconds");

        issue.resolve();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Responders.statusesOf(issue.id())).containsExactly("cancelled"));
        assertThat(function.callsAbout(issue.id())).isEmpty();
    }

    private void claimAsADyingReplica(long action, String lease) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "UPDATE action SET status = 'running', claim = claim + 1, attempts = attempts + 1, started_at ="
                            + " clock_timestamp(), lease_until = clock_timestamp() + ?::interval WHERE id = ?",
                    lease,
                    action);
            handle.execute("INSERT INTO action_attempt VALUES (?, 1, 1, clock_timestamp())", action);
        });
    }

    @Test
    void an_outcome_that_comes_after_its_claim_is_void() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        long action = onlyActionOf(issue);
        List<ClaimedAction> mine = claimAtOnce(action);
        jdbi.useHandle(handle -> handle.execute("UPDATE action SET claim = claim + 1 WHERE id = ?", action));

        mine.forEach(each -> end.end(each, new ActionOutcome.Delivered(null)).join());

        assertThat(mine).hasSize(1);
        assertThat(Responders.statusesOf(issue.id())).containsExactly("running");
    }

    @Test
    void outcomes_that_come_together_are_written_though_one_is_void() {
        responder(", \"delay_sec\": 600");
        TestIssue overtaken = issues.open(name + "-late");
        TestIssue valid = issues.open(name + "-valid");
        long lateAction = onlyActionOf(overtaken);
        List<ClaimedAction> mine = new ArrayList<>(claimAtOnce(lateAction));
        mine.addAll(claimAtOnce(onlyActionOf(valid)));
        jdbi.useHandle(handle -> handle.execute("UPDATE action SET claim = claim + 1 WHERE id = ?", lateAction));

        List<CompletableFuture<Void>> written = mine.stream()
                .map(each -> end.end(each, new ActionOutcome.Delivered(null)))
                .toList();

        assertThat(written).hasSize(2).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(Responders.statusesOf(overtaken.id())).containsExactly("running");
        assertThat(Responders.statusesOf(valid.id())).containsExactly("succeeded");
    }

    private List<ClaimedAction> claimAtOnce(long action) {
        return jdbi
                .inTransaction(handle -> {
                    handle.execute(
                            "UPDATE action SET run_at = 'epoch', destination = ? WHERE id = ?",
                            "own " + action,
                            action);
                    return store.claim(handle, 100, Map.of(), 100, true).claimed();
                })
                .stream()
                .filter(each -> each.action().id() == action)
                .toList();
    }

    @Test
    void no_destination_starves_while_others_always_have_more_due_than_there_are_places() {
        responder(", \"delay_sec\": 600");
        List<Long> actions = new ArrayList<>();
        for (int each = 0; each < DESTINATIONS * DUE_AT_EACH; each++) {
            actions.add(onlyActionOf(issues.open(name + each)));
        }

        Set<String> served = new HashSet<>();
        jdbi.useHandle(handle -> {
            handle.begin();
            for (int each = 0; each < actions.size(); each++) {
                handle.execute(
                        "UPDATE action SET run_at = 'epoch', destination = ? WHERE id = ?",
                        name + " at " + each % DESTINATIONS,
                        actions.get(each));
            }
            for (int claims = 0; claims < DUE_AT_EACH; claims++) {
                store.claim(handle, 2, Map.of(), 1, true).claimed().stream()
                        .map(each -> String.valueOf(each.action().destination()))
                        .filter(each -> each.startsWith(name))
                        .forEach(served::add);
            }
            handle.rollback();
        });

        assertThat(served).hasSize(DESTINATIONS);
    }

    @Test
    void an_action_waits_until_its_partition_is_known_up_to_its_due_time() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        long action = onlyActionOf(issue);
        jdbi.useTransaction(handle -> {
            handle.execute("INSERT INTO bookmark VALUES ('amiss.issue-events', 777, 'x', 0, clock_timestamp())"
                    + " ON CONFLICT (topic, partition) DO UPDATE SET caught_up_at = clock_timestamp()");
            handle.execute("UPDATE issue_projection SET kafka_partition = 777 WHERE issue_id = ?", issue.id());
            handle.execute("""
                    UPDATE action SET run_at = clock_timestamp() + interval '1 second'
                        + (SELECT make_interval(secs => millis / 1000.0) FROM clock_shift) WHERE id = ?""", action);
        });

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> function.callsAbout(issue.id()).isEmpty());

        jdbi.useHandle(
                handle -> handle.execute("UPDATE bookmark SET caught_up_at = clock_timestamp() WHERE partition = 777"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> function.callsAbout(issue.id()).size() == 1);
    }

    @Test
    void an_action_that_runs_while_kafka_is_away_for_long_says_so() {
        responder(", \"delay_sec\": 600");
        TestIssue issue = issues.open(name);
        long action = onlyActionOf(issue);
        jdbi.useHandle(handle ->
                handle.execute("UPDATE issue_projection SET kafka_partition = 778 WHERE issue_id = ?", issue.id()));

        List<ClaimedAction> mine = claimAtOnce(action);
        mine.forEach(each -> end.end(each, new ActionOutcome.Delivered(null)).join());

        assertThat(mine).hasSize(1);
        RestAssured.get("/api/v1/actions/" + action)
                .then()
                .body("status", Matchers.equalTo("succeeded"))
                .body("result.unknown_issue", Matchers.containsString("Kafka could not be reached"));
    }
}
