package dev.amiss.assertion.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amiss.assertion.check.Finding;
import dev.amiss.assertion.run.DutyStore.Claim;
import dev.amiss.model.function.CheckOutcome.Failed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claims as several replicas make them: in a far future, which this replica's own loop does not reach. */
@QuarkusTest
class DutyStoreTest {
    private static final Instant DUE = Instant.parse("2226-11-23T20:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    Jdbi jdbi;

    @Inject
    DutyStore store;

    @Inject
    SettleRun settle;

    @Test
    void two_replicas_never_claim_the_same_duty() throws Exception {
        List<Long> wanted =
                IntStream.range(0, 200).mapToObj(i -> insert("shared " + i)).toList();

        List<Long> claimed = new ArrayList<>();
        var replicas = Executors.newFixedThreadPool(4);
        Callable<List<Long>> replica = () -> {
            List<Long> mine = new ArrayList<>();
            List<Duty> some = claim(LEASE);
            while (!some.isEmpty()) {
                some.forEach(duty -> mine.add(duty.id()));
                some = claim(LEASE);
            }
            return mine;
        };
        for (var answer : replicas.invokeAll(List.of(replica, replica, replica, replica))) {
            claimed.addAll(answer.get());
        }
        replicas.shutdown();

        assertThat(claimed).doesNotHaveDuplicates().containsAll(wanted);
    }

    @Test
    void what_a_replica_finds_after_its_lease_was_taken_over_is_thrown_away() {
        long id = insert("taken over");
        Duty first = claimOf(id, Duration.ofMillis(1));
        await().until(() -> !claim(LEASE).isEmpty() || leased(id) > first.claim());
        Instant now = DUE;

        var kept = settle.settle(first, now, new Finding.Whole(new Failed(null)));

        assertThat(kept).isEmpty();
        assertThat(results(id)).isZero();
        assertThat(outboxOf(id)).isZero();
        assertThat(lost(first)).isTrue();
    }

    @Test
    void a_run_that_is_settled_gives_its_claim_back_with_result_state_and_report_together() {
        long id = insert("settled");
        Duty duty = claimOf(id, LEASE);

        var kept = settle.settle(duty, DUE, new Finding.Whole(new Failed(null)));

        assertThat(kept).hasValueSatisfying(run -> assertThat(run.outcome()).isEqualTo("failed"));
        assertThat(results(id)).isEqualTo(1);
        assertThat(column(id, "standing")).isEqualTo("failing");
        assertThat(column(id, "lease_until")).isNull();
        assertThat(lost(duty))
                .as("nobody prolongs the lease of a run that has ended")
                .isFalse();
        assertThat(column(id, "lease_until")).isNull();
    }

    @Test
    void a_renewed_lease_is_not_taken_over_and_a_released_one_at_once() {
        long id = insert("renewed");
        Duty duty = claimOf(id, Duration.ofMillis(1));
        Claim claim = new Claim(duty.id(), duty.claim());
        assertThat(lost(duty)).isFalse();

        assertThat(claim(LEASE)).noneMatch(other -> other.id() == id);
        jdbi.useTransaction(handle -> store.release(handle, claim));

        assertThat(claim(LEASE)).anyMatch(other -> other.id() == id && other.claim() > duty.claim());
    }

    @Test
    void what_another_transaction_is_just_finishing_is_left_to_it() throws Exception {
        long id = insert("locked");
        Duty duty = claimOf(id, Duration.ofMillis(1));

        var other = Executors.newSingleThreadExecutor();
        List<Duty> claimedMeanwhile = jdbi.inTransaction(handle -> {
            assertThat(store.lock(handle, new Claim(id, duty.claim()))).isTrue();
            return other.submit(() -> claim(LEASE)).get(10, TimeUnit.SECONDS);
        });
        other.shutdown();

        assertThat(claimedMeanwhile).noneMatch(taken -> taken.id() == id);
    }

    private Duty claimOf(long id, Duration lease) {
        List<Duty> claimed = claim(lease);
        return claimed.stream().filter(duty -> duty.id() == id).findFirst().orElseThrow();
    }

    private List<Duty> claim(Duration lease) {
        return jdbi.inTransaction(handle -> store.claim(handle, DUE.plusSeconds(1), 1_000, lease, DutyStore.Which.ALL));
    }

    private boolean lost(Duty duty) {
        Set<Claim> lost =
                jdbi.inTransaction(handle -> store.renew(handle, List.of(new Claim(duty.id(), duty.claim())), LEASE));
        return !lost.isEmpty();
    }

    private long leased(long id) {
        return Long.parseLong(String.valueOf(column(id, "claim")));
    }

    private @Nullable String column(long id, String column) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + column + "::text FROM duty WHERE assertion_id = :id")
                        .bind("id", id)
                        .map((row, context) -> row.getString(1))
                        .list()
                        .get(0));
    }

    private long results(long id) {
        return count("SELECT count(*) FROM run_result WHERE assertion_id = " + id);
    }

    private long outboxOf(long id) {
        return count("SELECT count(*) FROM outbox WHERE 'assertion:" + id + "' = ANY(headers)");
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private long insert(String name) {
        return jdbi.inTransaction(handle -> {
            long id =
                    handle.createQuery("""
                            INSERT INTO assertion (name, check_type, check_config, every_sec, timeout_sec, fail_after,
                                recover_after, severity, labels, enabled, created_at, updated_at)
                            VALUES (:name, 'function', '{"type": "function", "url": "http://127.0.0.1:1/"}', 60, 10, 1,
                                1, 'error', '{}', true, now(), now()) RETURNING id""").bind("name", name).mapTo(Long.class).one();
            handle.execute("INSERT INTO duty (assertion_id, due_at, planned_at) VALUES (?, ?, ?)", id, DUE, DUE);
            return id;
        });
    }
}
