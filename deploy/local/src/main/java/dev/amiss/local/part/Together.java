package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does several things at once. */
final class Together {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Returns when all are done, or throws as soon as one fails. */
    void run(List<Runnable> tasks) {
        ExecutorCompletionService<Boolean> completion = new ExecutorCompletionService<>(threads);
        tasks.forEach(task -> completion.submit(task, Boolean.TRUE));
        try {
            for (int done = 0; done < tasks.size(); done++) {
                completion.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new EmbeddedException("Cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted", e);
        }
    }

    /** Interrupts what still runs and returns when it has ended; nothing can be run afterwards. */
    void end() {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(30, TimeUnit.SECONDS);
            if (!ended) {
                throw new EmbeddedException("A start does not let itself be interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
