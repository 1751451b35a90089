package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Creates and ends silences. Each method is one transaction, or part of the caller's. */
@ApplicationScoped
public class SilenceService {
    private final SilenceReader reader;
    private final SilenceStore store;
    private final SilenceLife life;
    private final SilenceQueries queries;
    private final CurrentActor actor;
    private final Jdbi jdbi;

    SilenceService(
            SilenceReader reader,
            SilenceStore store,
            SilenceLife life,
            SilenceQueries queries,
            CurrentActor actor,
            Jdbi jdbi) {
        this.reader = reader;
        this.store = store;
        this.life = life;
        this.queries = queries;
        this.actor = actor;
        this.jdbi = jdbi;
    }

    @Transactional
    public SilenceView create(@Nullable JsonNode body) {
        SilenceDraft draft = reader.read(body);
        return jdbi.withHandle(handle -> queries.view(handle, life.create(handle, draft, actor.name())));
    }

    /** Ends it later: {@code {"ends_at": …}}, or {@code {"by_sec": …}} later than planned. */
    @Transactional
    public SilenceView prolong(long id, @Nullable JsonNode body) {
        return jdbi.withHandle(handle -> {
            SilenceRow row = store.lock(handle, id).orElseThrow(() -> Problems.notFound("silence", id));
            Instant end = row.draft().endsAt();
            if (end == null) {
                throw Problems.conflict("Silence " + id + " comes again and again; make another that comes once.");
            }
            if (row.endedAt() != null || !end.isAfter(life.now())) {
                throw Problems.conflict("Silence " + id + " has ended; make another.");
            }
            return queries.view(handle, life.prolong(handle, row, Prolongation.read(body, end), actor.name()));
        });
    }

    /** Ends it now; ending it again changes nothing. */
    @Transactional
    public void end(long id) {
        jdbi.useHandle(handle -> {
            SilenceRow row = store.lock(handle, id).orElseThrow(() -> Problems.notFound("silence", id));
            life.end(handle, row, actor.name());
        });
    }
}
