package dev.amiss.assertion.check.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.function.CheckFunction;
import dev.amiss.model.function.CheckOutcome;
import dev.amiss.model.function.CheckOutcome.CouldNotRun;
import dev.amiss.model.function.FailureReason;
import dev.amiss.service.plugin.Plugins;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The functions that plugins and beans offer, called on threads of their own so that none can hold a worker. */
@Singleton
public class CheckFunctions {
    private static final int MOST_THREADS = 64;

    private final Plugins plugins;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST_THREADS, MOST_THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "check-function");
                thread.setDaemon(true);
                return thread;
            });

    CheckFunctions(Plugins plugins) {
        this.plugins = plugins;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Also called at start, so that the log and health tell at once what cannot be used. */
    @Startup
    public List<CheckFunction> all() {
        return plugins.load(CheckFunction.class);
    }

    List<String> names() {
        return all().stream().map(CheckFunction::name).sorted().toList();
    }

    Optional<CheckFunction> find(String name) {
        return all().stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /**
     * Calls a function, which is interrupted when the time is over. Where all threads are busy it waits for one, within
     * its time.
     */
    CompletionStage<CheckOutcome> call(CheckFunction function, JsonNode kwargs, Duration timeout) {
        CompletableFuture<CheckOutcome> answer = new CompletableFuture<>();
        Future<?> call = threads.submit(() -> answer.complete(called(function, kwargs)));
        return answer.completeOnTimeout(late(function, timeout), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcome, thrown) -> call.cancel(true));
    }

    private static CheckOutcome called(CheckFunction function, JsonNode kwargs) {
        try {
            CheckOutcome outcome = function.check(kwargs);
            return outcome == null ? bug(function, "returned null") : outcome;
        } catch (Exception | LinkageError | StackOverflowError e) {
            return bug(function, "threw " + e);
        }
    }

    private static CheckOutcome late(CheckFunction function, Duration timeout) {
        return new CouldNotRun(
                FailureReason.TIMEOUT, function.name() + " did not return within " + timeout.toSeconds() + " s.");
    }

    private static CheckOutcome bug(CheckFunction function, String what) {
        return new CouldNotRun(FailureReason.BUG, function.name() + " " + what);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
