package dev.amiss.responder.action;

import static dev.amiss.service.database.FewOfMany.FEW_OF_MANY;

import dev.amiss.service.database.OldRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Actions that ended long ago, with their attempts and deliveries. While an issue is known its actions stay, however old:
 * they are what keeps it from being answered again.
 */
@Singleton
class ForgetActions implements OldRows {
    private final ActionConfig config;
    private final Clock clock;

    ForgetActions(ActionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "actions";
    }

    @Override
    public int delete(Handle handle, int most) {
        return handle.createUpdate("""
                        WITH old AS (
                            SELECT a.id, a.delivery_id FROM action a
                            WHERE a.finished_at < :before
                                AND NOT EXISTS (SELECT FROM issue_projection p WHERE p.issue_id = a.issue_id)
                            ORDER BY a.finished_at LIMIT :most FOR UPDATE OF a SKIP LOCKED
                        ), sent AS (
                            DELETE FROM delivery d USING old WHERE d.id = old.delivery_id
                        )
                        DELETE FROM action a USING old WHERE a.id = old.id""")
                .addCustomizer(FEW_OF_MANY)
                .bind("before", clock.instant().minus(config.keepActions()))
                .bind("most", most)
                .execute();
    }
}
