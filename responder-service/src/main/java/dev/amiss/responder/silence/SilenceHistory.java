package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.changes.ChangeLog;
import dev.amiss.service.changes.ChangeView;
import dev.amiss.service.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who created a silence, prolonged it and ended it; in the caller's transaction. */
@ApplicationScoped
class SilenceHistory {
    private static final String SUBJECT = "silence";

    private final ChangeLog log;
    private final Clock clock;

    SilenceHistory(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void created(SilenceRow row) {
        log.created(SUBJECT, row.id(), configured(row));
    }

    void changed(SilenceRow before, SilenceRow after) {
        log.changed(SUBJECT, after.id(), configured(before), configured(after), List.of());
    }

    Page<ChangeView> of(long id, int limit, @Nullable String cursor) {
        return log.history(SUBJECT, id, limit, cursor);
    }

    /** What people set of it. */
    private ObjectNode configured(SilenceRow row) {
        return SilenceLog.document(row, clock.instant())
                .without(List.of("id", "created_at", "state", "current_window", "next_window"));
    }
}
