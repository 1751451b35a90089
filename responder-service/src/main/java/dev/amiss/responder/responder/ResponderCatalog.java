package dev.amiss.responder.responder;

import dev.amiss.responder.matching.ChangingIndex;
import dev.amiss.responder.matching.MatchingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * All responders and the index over their conditions, kept in memory and brought up to date before use. A change costs what
 * changed; when many have changed, the whole is indexed anew in the background. Thread-safe.
 */
@ApplicationScoped
public class ResponderCatalog {
    private static final Logger LOG = Logger.getLogger(ResponderCatalog.class);

    /** The responders at one revision; immutable. */
    public static final class Snapshot {
        private static final int FEW = 200;

        private final long revision;
        private final Map<Long, Responder> settled;
        private final Map<Long, Responder> changed;
        private final ChangingIndex<Responder> index;

        private Snapshot(
                long revision,
                Map<Long, Responder> settled,
                Map<Long, Responder> changed,
                ChangingIndex<Responder> index) {
            this.revision = revision;
            this.settled = settled;
            this.changed = changed;
            this.index = changed.isEmpty() ? index : index.with(entries(changed.values()), changed.keySet());
        }

        private static Snapshot settled(long revision, Map<Long, Responder> responders) {
            return new Snapshot(
                    revision, responders, Map.of(), ChangingIndex.of(entries(responders.values()), Responder::id));
        }

        private static List<MatchingIndex.Entry<Responder>> entries(Collection<Responder> responders) {
            return responders.stream()
                    .filter(Responder::isActive)
                    .map(responder -> new MatchingIndex.Entry<>(responder, responder.conditions()))
                    .toList();
        }

        private Snapshot with(long newRevision, List<Responder> changes) {
            Map<Long, Responder> together = new HashMap<>(changed);
            changes.forEach(each -> together.put(each.id(), each));
            return settled.isEmpty()
                    ? settled(newRevision, together)
                    : new Snapshot(newRevision, settled, together, index);
        }

        /** Whether so many changed that each further change costs more than it need. */
        private boolean isWorthSettling() {
            return changed.size() > Math.max(FEW, 2 * Math.sqrt(settled.size()));
        }

        private Snapshot settledAnew() {
            return settled(revision, all());
        }

        /** This snapshot upon an index that was made of an earlier one. */
        private Snapshot upon(Snapshot earlier) {
            Map<Long, Responder> since = new HashMap<>();
            changed.forEach((id, responder) -> {
                if (earlier.settled.get(id) != responder) {
                    since.put(id, responder);
                }
            });
            return new Snapshot(revision, earlier.settled, since, earlier.index);
        }

        private Map<Long, Responder> all() {
            Map<Long, Responder> all = new HashMap<>(settled);
            all.putAll(changed);
            return all;
        }

        /** Over the conditions of the active ones. */
        public ChangingIndex<Responder> index() {
            return index;
        }

        /** A responder, disabled and deleted ones included. */
        public Optional<Responder> find(long id) {
            return Stream.of(changed, settled)
                    .map(responders -> responders.get(id))
                    .filter(Objects::nonNull)
                    .findFirst();
        }

        /** All that are enabled and not deleted. */
        public List<Responder> active() {
            return all().values().stream().filter(Responder::isActive).toList();
        }

        public long revision() {
            return revision;
        }
    }

    private final ResponderStore store;
    private final AtomicBoolean settling = new AtomicBoolean();
    private volatile Snapshot known = Snapshot.settled(0, Map.of());

    ResponderCatalog(ResponderStore store) {
        this.store = store;
    }

    /** The responders as they stand; none changes before the caller's transaction ends. */
    public Snapshot current(Handle handle) {
        store.lockShared(handle);
        return upToDate(handle);
    }

    /** The ids of those that are disabled and not deleted. */
    public Set<Long> disabled(Handle handle) {
        return store.disabled(handle);
    }

    /** The responders as they stand just now. */
    public Snapshot glance(Handle handle) {
        return upToDate(handle);
    }

    private Snapshot upToDate(Handle handle) {
        long revision = store.revision(handle);
        Snapshot snapshot = known;
        return snapshot.revision() == revision ? snapshot : load(handle, revision);
    }

    private synchronized Snapshot load(Handle handle, long revision) {
        Snapshot before = known;
        if (before.revision() >= revision) {
            return before;
        }
        Snapshot loaded = before.with(revision, store.changedAfter(handle, before.revision()));
        known = loaded;
        if (loaded.isWorthSettling() && settling.compareAndSet(false, true)) {
            CompletableFuture.supplyAsync(loaded::settledAnew).whenComplete(this::takeOver);
        }
        return loaded;
    }

    private synchronized void takeOver(@Nullable Snapshot settled, @Nullable Throwable failure) {
        settling.set(false);
        if (settled == null) {
            LOG.warnf(failure, "responders: they could not be indexed anew; the next change tries again");
        } else {
            known = known.upon(settled);
        }
    }
}
