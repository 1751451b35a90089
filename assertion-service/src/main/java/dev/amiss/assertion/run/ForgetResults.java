package dev.amiss.assertion.run;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Results that are older than they are kept. */
@Singleton
class ForgetResults implements OldRows {
    private final ResultStore results;
    private final RunConfig config;
    private final Clock clock;

    ForgetResults(ResultStore results, RunConfig config, Clock clock) {
        this.results = results;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "results of assertions";
    }

    @Override
    public int delete(Handle handle, int most) {
        return results.forget(handle, clock.instant().minus(config.keepResults()), most);
    }
}
