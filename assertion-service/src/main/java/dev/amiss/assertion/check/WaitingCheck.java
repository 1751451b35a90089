package dev.amiss.assertion.check;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A check that holds no thread while it waits for others, so that thousands can wait at the same time. */
public interface WaitingCheck extends Check {
    /**
     * Starts to look.
     *
     * @return the finding, within the time that the run allows; an exception counts as a run that could not be carried out
     */
    CompletionStage<Finding> start(CheckRun run);

    @Override
    default Finding run(CheckRun run) throws InterruptedException, ExecutionException {
        return start(run).toCompletableFuture().get();
    }
}
