package dev.amiss.responder.matching;

import dev.amiss.model.Issue;
import dev.amiss.responder.matching.MatchingIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * An index over responders of which now and then one changes: a large one over all as they stood some time ago, and a small
 * one over those that changed since, which hides them in the large one. A change makes only the small one anew. Immutable;
 * safe for use by many threads.
 *
 * @param <R> what stands for a responder
 */
public final class ChangingIndex<R> {
    private final ToLongFunction<R> id;
    private final MatchingIndex<R> settled;
    private final MatchingIndex<R> recent;
    private final Set<Long> hidden;

    private ChangingIndex(ToLongFunction<R> id, MatchingIndex<R> settled, MatchingIndex<R> recent, Set<Long> hidden) {
        this.id = id;
        this.settled = settled;
        this.recent = recent;
        this.hidden = hidden;
    }

    /** Over all of these; takes a while when they are many. */
    public static <R> ChangingIndex<R> of(Collection<Entry<R>> entries, ToLongFunction<R> id) {
        return new ChangingIndex<>(id, MatchingIndex.of(entries), MatchingIndex.of(List.of()), Set.of());
    }

    /**
     * This one after all changes since it was made.
     *
     * @param entries the changed ones that can match
     * @param changed the ids of all that changed, those included that can match no longer
     */
    public ChangingIndex<R> with(Collection<Entry<R>> entries, Set<Long> changed) {
        return new ChangingIndex<>(id, settled, MatchingIndex.of(entries), Set.copyOf(changed));
    }

    /**
     * The responders whose conditions all hold for that issue, in no particular order.
     *
     * @param errors told which responder's expression could not be evaluated, and why; it does not match
     */
    public List<R> match(Issue issue, BiConsumer<R, String> errors) {
        if (hidden.isEmpty()) {
            return settled.match(issue, errors);
        }
        List<R> matching = new ArrayList<>(recent.match(issue, errors));
        settled
                .match(issue, (responder, error) -> {
                    if (isStanding(responder)) {
                        errors.accept(responder, error);
                    }
                })
                .stream()
                .filter(this::isStanding)
                .forEach(matching::add);
        return matching;
    }

    private boolean isStanding(R responder) {
        return !hidden.contains(id.applyAsLong(responder));
    }
}
