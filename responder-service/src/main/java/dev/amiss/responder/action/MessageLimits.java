package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.service.secret.SecretArguments;
import dev.amiss.service.secret.SecretUnavailable;
import dev.amiss.service.secret.StoredSecrets;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts the messages to people, minute by minute, over all replicas. */
@ApplicationScoped
class MessageLimits {
    private static final Duration KEPT = Duration.ofHours(1);

    private final FunctionCatalog functions;
    private final StoredSecrets secrets;
    private final ActionConfig config;
    private final Clock clock;
    private final Jdbi jdbi;

    MessageLimits(FunctionCatalog functions, StoredSecrets secrets, ActionConfig config, Clock clock, Jdbi jdbi) {
        this.functions = functions;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
        this.jdbi = jdbi;
    }

    /** To whom a message would go that may not go now, and when it may. */
    record Exceeded(String audience, Instant until) {}

    /** Counts a message in, in the caller's transaction; or says that there were as many as may be in this minute. */
    Optional<Exceeded> count(Handle handle, ClaimedAction claimed) {
        var known = functions.find(claimed.delivery().targetFunction());
        @Nullable
        Integer limit = known.map(each ->
                        each.function().messagesPerMinute(claimed.draft().kwargs(), config.messagesPerMinute()))
                .orElse(null);
        if (known.isEmpty() || limit == null) {
            return Optional.empty();
        }
        String audience =
                claimed.action().destination() + " " + known.get().function().audience(kwargs(claimed));
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        boolean isWithin = handle.createQuery("""
                        INSERT INTO message_count AS m (audience, minute, count) VALUES (:audience, :minute, 1)
                        ON CONFLICT (audience, minute) DO UPDATE SET count = m.count + 1 WHERE m.count < :limit
                        RETURNING count""")
                .bind("audience", KeyHash.of(List.of(audience)))
                .bind("minute", minute)
                .bind("limit", limit)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        return isWithin ? Optional.empty() : Optional.of(new Exceeded(audience, minute.plus(Duration.ofMinutes(1))));
    }

    /** With the secrets; where one cannot be had now, its place stays as it is. */
    private ObjectNode kwargs(ClaimedAction claimed) {
        ObjectNode kwargs = claimed.delivery().read().kwargs();
        try {
            return SecretArguments.merge(kwargs, secrets.open(claimed.secrets()));
        } catch (SecretUnavailable e) {
            return kwargs;
        }
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        jdbi.useHandle(handle -> handle.execute(
                "DELETE FROM message_count WHERE minute < ?", clock.instant().minus(KEPT)));
    }
}
