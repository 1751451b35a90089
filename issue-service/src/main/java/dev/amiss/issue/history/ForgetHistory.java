package dev.amiss.issue.history;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Lines of history that are older than they are kept. */
@Singleton
class ForgetHistory implements OldRows {
    private final HistoryStore history;
    private final HistoryConfig config;
    private final Clock clock;

    ForgetHistory(HistoryStore history, HistoryConfig config, Clock clock) {
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "lines of history";
    }

    @Override
    public int delete(Handle handle, int most) {
        return history.deleteBefore(handle, clock.instant().minus(config.keep()), most);
    }
}
