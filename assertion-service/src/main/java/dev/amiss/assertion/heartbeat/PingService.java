package dev.amiss.assertion.heartbeat;

import dev.amiss.assertion.heartbeat.HeartbeatStore.Kept;
import dev.amiss.assertion.run.Duties;
import dev.amiss.service.inbox.Inbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes pings. One that only confirms what is known is a single statement; one that may change how its assertion stands
 * also asks for a run at once.
 */
@Singleton
class PingService {
    private final Jdbi jdbi;
    private final HeartbeatStore store;
    private final Duties duties;
    private final Inbox inbox;
    private final Slugs slugs;
    private final Clock clock;

    PingService(Jdbi jdbi, HeartbeatStore store, Duties duties, Inbox inbox, Slugs slugs, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.duties = duties;
        this.inbox = inbox;
        this.slugs = slugs;
        this.clock = clock;
    }

    /**
     * Takes a ping at an address that is not wrong.
     *
     * @param sign what came, given the address' signal
     */
    PingAnswer take(PingAddress address, Function<Signal, Sign> sign) {
        if (address instanceof PingAddress.OfKey own) {
            return take(own.key(), sign.apply(own.signal()));
        }
        PingAddress.OfSlug slug = (PingAddress.OfSlug) address;
        Slugs.Found found = slugs.find(slug);
        if (found.refusal().isPresent()) {
            return found.refusal().get();
        }
        PingAnswer taken = take(found.pingKey(), sign.apply(slug.signal()));
        return taken == PingAnswer.TAKEN && found.created() ? PingAnswer.CREATED : taken;
    }

    /** Takes a ping of the heartbeat that has this key of its own. */
    PingAnswer take(String key, Sign sign) {
        Optional<Kept> kept = sign.event() == null
                ? jdbi.withHandle(handle -> store.keep(handle, key, sign, clock.instant()))
                : QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(handle -> keepOnce(handle, key, sign)));
        kept.filter(Kept::look)
                .ifPresent(ping -> QuarkusTransaction.requiringNew()
                        .run(() -> jdbi.useHandle(handle -> duties.demand(handle, ping.assertionId()))));
        return kept.isPresent() ? PingAnswer.TAKEN : PingAnswer.NOT_FOUND;
    }

    /** An event that came before is told so by its id, and changes nothing. */
    private Optional<Kept> keepOnce(Handle handle, String key, Sign sign) {
        Optional<Long> id = store.find(handle, key);
        if (id.isEmpty() || sign.event() == null) {
            return Optional.empty();
        }
        String source = "ping:" + id.get() + ":" + sign.event().path("source").asText();
        var message = new Inbox.MessageId(source, sign.event().path("id").asText());
        return inbox.firstTime(handle, List.of(message)).isEmpty()
                ? id.map(known -> new Kept(known, false))
                : store.keep(handle, key, sign, clock.instant());
    }
}
