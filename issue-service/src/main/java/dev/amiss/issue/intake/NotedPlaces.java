package dev.amiss.issue.intake;

import dev.amiss.service.database.StorableText;
import dev.amiss.service.problem.JsonPlace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Places of a report at which something was cut or replaced, as JSON pointers that can be stored: the first hundred, each
 * once. A pointer of more than 256 characters gives way to that of the place above it. Not thread-safe.
 */
public final class NotedPlaces {
    private static final int MOST = 100;
    private static final int LONGEST = 256;

    private final Set<String> pointers = new LinkedHashSet<>();

    /** Notes a place, unless a hundred are noted. */
    public void note(JsonPlace place) {
        if (pointers.size() < MOST) {
            pointers.add(StorableText.clean(place.pointer(LONGEST)));
        }
    }

    /** What was noted, in the order in which it was. */
    public List<String> pointers() {
        return List.copyOf(pointers);
    }
}
