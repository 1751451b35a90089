package dev.amiss.service.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Says within seconds whether the database answers and can be written, and if not, why. Thread-safe. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int PATIENCE_MS = 3_000;
    /** Needs more room than any page that there is already; nothing of it stays. */
    private static final String WRITE = """
            CREATE TEMPORARY TABLE readiness ON COMMIT DROP AS
            SELECT repeat('x', 200) AS filler FROM generate_series(1, 1000)""";

    private final Jdbi jdbi;
    private final SqlTrouble trouble;
    private final ExecutorService executor;
    private @Nullable CompletableFuture<Optional<String>> look;

    DatabaseReady(Jdbi jdbi, SqlTrouble trouble, ExecutorService executor) {
        this.jdbi = jdbi;
        this.trouble = trouble;
        this.executor = executor;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        return why().map(reason -> answer.down().withData("reason", reason))
                .orElseGet(answer::up)
                .build();
    }

    /** Why it cannot be used; empty when it can. */
    private Optional<String> why() {
        try {
            return look().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + PATIENCE_MS + " ms");
        } catch (ExecutionException e) {
            return Optional.of(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** One look at a time: those who ask while a database hangs wait for the same. */
    private synchronized CompletableFuture<Optional<String>> look() {
        CompletableFuture<Optional<String>> latest = look;
        if (latest == null || latest.isDone()) {
            latest = CompletableFuture.supplyAsync(this::find, executor);
            look = latest;
        }
        return latest;
    }

    private Optional<String> find() {
        return jdbi.inTransaction(handle -> {
            boolean isReadOnly = handle.createQuery("SELECT current_setting('transaction_read_only')::boolean")
                    .mapTo(Boolean.class)
                    .one();
            if (isReadOnly) {
                return Optional.of("it is read-only");
            }
            if (trouble.message().isPresent()) {
                handle.execute(WRITE);
                trouble.isOver();
            }
            return Optional.empty();
        });
    }

    /** What the driver or the pool said: the innermost cause is the plainest. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
