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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The functions that plugins and beans offer, called on threads of their own so that none can hold a worker. */
@Singleton
class CheckFunctions {
    private final Plugins plugins;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "check-function");
        thread.setDaemon(true);
        return thread;
    });

    CheckFunctions(Plugins plugins) {
        this.plugins = plugins;
    }

    /** Also called at start, so that the log and health tell at once what cannot be used. */
    @Startup
    List<CheckFunction> all() {
        return plugins.load(CheckFunction.class);
    }

    List<String> names() {
        return all().stream().map(CheckFunction::name).sorted().toList();
    }

    Optional<CheckFunction> find(String name) {
        return all().stream().filter(function -> function.name().equals(name)).findFirst();
    }

    /** Calls a function, which is interrupted when the time is over. */
    CheckOutcome call(CheckFunction function, JsonNode kwargs, Duration timeout) throws InterruptedException {
        Future<CheckOutcome> answer = threads.submit(() -> function.check(kwargs));
        try {
            CheckOutcome outcome = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return outcome == null ? bug(function, "returned null") : outcome;
        } catch (TimeoutException e) {
            return new CouldNotRun(
                    FailureReason.TIMEOUT, function.name() + " did not return within " + timeout.toSeconds() + " s.");
        } catch (ExecutionException e) {
            return bug(function, "threw " + e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static CheckOutcome bug(CheckFunction function, String what) {
        return new CouldNotRun(FailureReason.BUG, function.name() + " " + what);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
