package dev.amiss.responder.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionOutcome;
import dev.amiss.model.function.FailureReason;
import dev.amiss.responder.action.ActionConfig;
import dev.amiss.responder.delivery.BlottedOutcome;
import dev.amiss.service.problem.Problems;
import dev.amiss.service.secret.Redaction;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretFiles;
import dev.amiss.service.secret.SecretUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a function once, within the time limit of actions; whatever goes wrong becomes an outcome. Thread-safe. */
@ApplicationScoped
class TestCall {
    private static final int MOST_AT_ONCE = 4;
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final SecretFiles files;
    private final Duration limit;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, task -> {
        Thread thread = new Thread(task, "action-test");
        thread.setDaemon(true);
        return thread;
    });

    TestCall(SecretFiles files, ActionConfig config) {
        this.files = files;
        this.limit = config.timeLimit();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 503 while too many tests run */
    ActionOutcome make(Trial trial, String deliveryId, Instant now) {
        if (!places.tryAcquire()) {
            throw Problems.unavailable("As many tests as may be run already; try again.", WAIT);
        }
        try {
            return make(trial, call(trial, deliveryId, now));
        } finally {
            places.release();
        }
    }

    private static ActionCall call(Trial trial, String deliveryId, Instant now) {
        Issue issue = TestMark.on(trial.issue());
        var definition = trial.action().definition();
        var action = new Action(
                0,
                issue.id(),
                issue.opening(),
                1,
                trial.action().responder().id(),
                trial.action().responder().name(),
                definition.targetFunction(),
                now,
                now,
                null,
                1,
                ActionStatus.RUNNING,
                null,
                definition.destination());
        ObjectNode kwargs = TestMark.on(trial.kwargs(), trial.known().schema().document(), deliveryId);
        return new ActionCall(deliveryId, action, issue, kwargs, trial.context());
    }

    private ActionOutcome make(Trial trial, ActionCall call) {
        List<String> used = new ArrayList<>(trial.action().secrets().values());
        try {
            ObjectNode kwargs = SecretArguments.merge(
                    (ObjectNode) call.kwargs(), trial.action().secrets());
            used.addAll(files.resolve(kwargs).values());
            var whole = new ActionCall(call.deliveryId(), call.action(), call.issue(), kwargs, call.context());
            return new BlottedOutcome(Redaction.of(used)).of(within(trial, whole));
        } catch (SecretUnavailable e) {
            return new ActionOutcome.Rejected(FailureReason.INVALID, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            String what = Redaction.of(used).text(String.valueOf(e.getCause()));
            return new ActionOutcome.RetryLater(FailureReason.BUG, what, null);
        }
    }

    private ActionOutcome within(Trial trial, ActionCall call) throws ExecutionException {
        Future<ActionOutcome> running =
                threads.submit(() -> trial.known().function().run(call));
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return new ActionOutcome.RetryLater(
                    FailureReason.TIMEOUT, "no end within " + limit.toSeconds() + " s", null);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new ActionOutcome.RetryLater(FailureReason.TIMEOUT, "interrupted", null);
        }
    }
}
