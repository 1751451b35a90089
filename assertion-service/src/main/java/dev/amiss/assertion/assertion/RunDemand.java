package dev.amiss.assertion.assertion;

import dev.amiss.assertion.run.RunService;
import dev.amiss.service.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks for a run once for each {@code Idempotency-Key}. What is kept by the key is which run was asked for, since its result
 * may come after the request is over: whoever repeats the request gets the result of the same run.
 */
@ApplicationScoped
class RunDemand {
    private final RunService runs;

    RunDemand(RunService runs) {
        this.runs = runs;
    }

    /** @return the number by which {@link RunService#resultOf} finds the result */
    @Idempotent
    long once(long assertionId) {
        return runs.demand(assertionId);
    }
}
