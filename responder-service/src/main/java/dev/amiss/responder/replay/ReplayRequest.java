package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.ResponderCandidates;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be replayed.
 *
 * @param responder with the id of the stored one to compare with, 0 for none
 */
public record ReplayRequest(Responder responder, Instant from, Instant to) {
    private static final Duration WEEK = Duration.ofDays(7);

    /** Reads the JSON of a request. */
    @ApplicationScoped
    public static class Reader {
        private final ResponderCandidates candidates;
        private final Clock clock;

        Reader(ResponderCandidates candidates, Clock clock) {
            this.candidates = candidates;
            this.clock = clock;
        }

        /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors */
        public ReplayRequest read(@Nullable JsonNode body) {
            StrictFields fields = StrictFields.of(body);
            Instant now = clock.instant();
            Instant to = fields.time("to").orElse(now);
            Instant from = fields.time("from").orElse(to.minus(WEEK));
            if (!from.isBefore(to)) {
                fields.reject("from", "must be earlier than to");
            }
            if (to.isAfter(now)) {
                fields.reject("to", "must not be in the future");
            }
            return new ReplayRequest(responder(fields, body), from, to);
        }

        private Responder responder(StrictFields fields, @Nullable JsonNode body) {
            JsonNode sent = body == null ? null : body.get("responder");
            if (sent != null && sent.isIntegralNumber()) {
                Optional<Long> id = fields.integer("responder", 1, Long.MAX_VALUE);
                Optional<Responder> stored = id.flatMap(candidates::stored);
                if (stored.isEmpty()) {
                    fields.reject("responder", "there is no responder of that id");
                }
                fields.finish();
                return stored.orElseThrow();
            }
            Optional<StrictFields> part = fields.fields("responder");
            if (part.isEmpty()) {
                if (sent == null || sent.isNull()) {
                    fields.reject("responder", "is required: a responder, or the id of one that is stored");
                }
                fields.finish();
            }
            return candidates.read(fields, part.orElseThrow());
        }
    }
}
