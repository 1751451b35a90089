package dev.amiss.responder.silence;

import dev.amiss.model.Issue;
import dev.amiss.responder.calendar.Window;
import dev.amiss.responder.matching.MatchingIndex;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All silences that did not end yet, compiled, kept in memory and brought up to date before use. Thread-safe. */
@ApplicationScoped
public class SilenceCatalog {
    private static final Logger LOG = Logger.getLogger(SilenceCatalog.class);

    /** A silence and its window, which is worked out again only when it is over. */
    private static final class Watched {
        private record Known(Instant since, @Nullable Window window) {
            boolean tells(Instant moment) {
                return !moment.isBefore(since) && (window == null || moment.isBefore(window.endsAt()));
            }
        }

        private final Silence silence;
        private volatile @Nullable Known known;

        Watched(Silence silence) {
            this.silence = silence;
        }

        Optional<Window> inForceAt(Instant moment) {
            Known now = known;
            if (now == null || !now.tells(moment)) {
                now = new Known(moment, silence.windowAt(moment).orElse(null));
                known = now;
            }
            return Optional.ofNullable(now.window()).filter(window -> window.contains(moment));
        }
    }

    /** The silences at one revision; immutable. */
    public static final class Snapshot {
        private final long revision;
        private final Map<Long, Silence> silences;
        private final List<Watched> watched;
        private final MatchingIndex<Watched> index;
        private final BiConsumer<Silence, String> errors;

        private Snapshot(long revision, Map<Long, Silence> silences, BiConsumer<Silence, String> errors) {
            this.revision = revision;
            this.silences = silences;
            this.watched = silences.values().stream().map(Watched::new).toList();
            this.index = MatchingIndex.of(watched.stream()
                    .map(each -> new MatchingIndex.Entry<>(each, each.silence.conditions()))
                    .toList());
            this.errors = errors;
        }

        /** Of the silences that mute that issue's actions, the one that ends last; empty when none does. */
        public Optional<Mute> longest(Issue issue, Instant now) {
            return muting(issue, now).stream().max(Comparator.comparing(Mute::until));
        }

        /** All silences that mute that issue's actions. */
        public List<Mute> muting(Issue issue, Instant now) {
            if (watched.stream().noneMatch(each -> each.inForceAt(now).isPresent())) {
                return List.of();
            }
            return index.match(issue, (each, error) -> errors.accept(each.silence, error)).stream()
                    .filter(each -> each.silence.hasSeverityOf(issue))
                    .flatMap(
                            each -> each.inForceAt(now).map(window -> new Mute(each.silence, window.endsAt())).stream())
                    .toList();
        }
    }

    private final SilenceStore store;
    private final MeterRegistry meters;
    private volatile Snapshot known = new Snapshot(0, Map.of(), this::note);

    SilenceCatalog(SilenceStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /** An expression that cannot be evaluated mutes nothing: rather a message too many than one too few. */
    private void note(Silence silence, String error) {
        meters.counter("amiss.responder.silence.when.errors").increment();
        LOG.debugf("silence=%d: 'when' cannot be evaluated and mutes nothing then: %s", silence.id(), error);
    }

    /** The silences as they stand; none is created or ended by hand before the caller's transaction ends. */
    public Snapshot current(Handle handle) {
        store.lockShared(handle);
        return glance(handle);
    }

    /** The silences as they stand just now. */
    public Snapshot glance(Handle handle) {
        long revision = store.revision(handle);
        Snapshot snapshot = known;
        return snapshot.revision == revision ? snapshot : load(handle, revision);
    }

    private synchronized Snapshot load(Handle handle, long revision) {
        Snapshot before = known;
        if (before.revision >= revision) {
            return before;
        }
        Map<Long, Silence> silences = new HashMap<>(before.silences);
        put(silences, store.changedAfter(handle, before.revision));
        known = new Snapshot(revision, silences, this::note);
        return known;
    }

    private static void put(Map<Long, Silence> silences, Collection<SilenceRow> changed) {
        for (SilenceRow row : changed) {
            if (row.endedAt() == null) {
                silences.put(row.id(), row.silence());
            } else {
                silences.remove(row.id());
            }
        }
    }
}
