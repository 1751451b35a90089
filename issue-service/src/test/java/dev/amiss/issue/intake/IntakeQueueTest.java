package dev.amiss.issue.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.issue.lifecycle.IssueKey;
import dev.amiss.model.ReportKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeQueueTest {
    private static final Duration EVER = Duration.ofMinutes(5);

    private final RehearsedTransaction transaction = new RehearsedTransaction();

    @AfterEach
    void endTransactions() {
        transaction.end.countDown();
    }

    @Test
    void reports_that_come_while_others_are_written_share_the_next_transaction() {
        IntakeQueue queue = queueThatGathersFor(EVER);
        CompletableFuture<IntakeResult> lone = queue.submit(report());
        await().until(() -> transaction.sizes.equals(List.of(1)));

        List<CompletableFuture<IntakeResult>> later =
                List.of(queue.submit(report()), queue.submit(report()), queue.submit(report()));
        transaction.end.countDown();

        assertThat(lone).succeedsWithin(Duration.ofSeconds(10));
        assertThat(later).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(transaction.sizes).containsExactly(1, 3);
    }

    @Test
    void a_transaction_that_takes_long_holds_nobody_up() {
        IntakeQueue queue = queueThatGathersFor(Duration.ofMillis(1));
        queue.submit(report());
        await().until(() -> transaction.sizes.equals(List.of(1)));

        queue.submit(report());

        await().until(() -> transaction.sizes.equals(List.of(1, 1)));
    }

    private IntakeQueue queueThatGathersFor(Duration gather) {
        return new IntakeQueue(transaction, new Config(gather), new IntakeMeters(new SimpleMeterRegistry()));
    }

    private static IncomingReport report() {
        return new IncomingReport(
                ReportKind.FAILURE,
                IssueKey.stored(new byte[32]),
                "test",
                "disk full",
                JsonNodeFactory.instance.objectNode(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Notes how many reports share each transaction, and ends none before it is told to. */
    private static final class RehearsedTransaction extends IntakeTransaction {
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);

        @SuppressWarnings("NullAway") // nothing of it is used but what is overridden
        RehearsedTransaction() {
            super(null, null, null);
        }

        @Override
        void write(List<WaitingReport> waiting) {
            sizes.add(waiting.size());
            try {
                assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            waiting.forEach(each -> each.result().complete(IntakeResult.NONE));
        }
    }

    private record Config(Duration gather) implements IntakeConfig {
        @Override
        public int queueCapacity() {
            return 10;
        }

        @Override
        public int writers() {
            return 2;
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public int bulkRequests() {
            return 1;
        }

        @Override
        public int bulkRequestsWaiting() {
            return 1;
        }

        @Override
        public Duration patience() {
            return EVER;
        }
    }
}
