package dev.amiss.responder.responder;

import dev.amiss.responder.matching.MatchingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** All responders and the index over their conditions, kept in memory and brought up to date before use. Thread-safe. */
@ApplicationScoped
public class ResponderCatalog {
    /** The responders at one revision; immutable. */
    public static final class Snapshot {
        private final long revision;
        private final Map<Long, Responder> responders;
        private final MatchingIndex<Responder> index;

        private Snapshot(long revision, Map<Long, Responder> responders) {
            this.revision = revision;
            this.responders = responders;
            this.index = MatchingIndex.of(active(responders.values()));
        }

        private static List<MatchingIndex.Entry<Responder>> active(Collection<Responder> responders) {
            return responders.stream()
                    .filter(Responder::isActive)
                    .map(responder -> new MatchingIndex.Entry<>(responder, responder.conditions()))
                    .toList();
        }

        /** Over the conditions of the active ones. */
        public MatchingIndex<Responder> index() {
            return index;
        }

        /** A responder, disabled and deleted ones included. */
        public Optional<Responder> find(long id) {
            return Optional.ofNullable(responders.get(id));
        }

        /** All that are enabled and not deleted. */
        public List<Responder> active() {
            return responders.values().stream().filter(Responder::isActive).toList();
        }

        public long revision() {
            return revision;
        }
    }

    private final ResponderStore store;
    private volatile Snapshot known = new Snapshot(0, Map.of());

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
        Map<Long, Responder> responders = new HashMap<>(before.responders);
        store.changedAfter(handle, before.revision()).forEach(each -> responders.put(each.id(), each));
        known = new Snapshot(revision, responders);
        return known;
    }
}
