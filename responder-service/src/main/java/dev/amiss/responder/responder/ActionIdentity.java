package dev.amiss.responder.responder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which action of a changed responder is which of before: by {@code id}, else by equal content, else by position. So a
 * typo can be mended without anybody being told twice.
 */
final class ActionIdentity {
    /**
     * An action as it was.
     *
     * @param isNamedByUs whether its id was given by us rather than by the user
     * @param isRemoved whether it was taken out before; only its id brings it back
     * @param content whatever makes two actions equal
     */
    record Before(String id, boolean isNamedByUs, boolean isRemoved, int position, Trigger trigger, Object content) {}

    /** An action as it shall be. */
    record After(@Nullable String id, int position, Trigger trigger, Object content) {}

    private ActionIdentity() {}

    /** For each of {@code after} the one it was before; empty for a new one. */
    static List<Optional<Before>> assign(List<Before> before, List<After> after) {
        List<Optional<Before>> assigned = new ArrayList<>(Collections.nCopies(after.size(), Optional.empty()));
        List<Before> free = new ArrayList<>(before);
        assign(free, after, assigned, (was, is) -> was.id().equals(is.id()));
        free.removeIf(Before::isRemoved);
        assign(
                free,
                after,
                assigned,
                (was, is) -> mayBeRenamed(was, is) && was.content().equals(is.content()));
        assign(
                free,
                after,
                assigned,
                (was, is) -> mayBeRenamed(was, is) && was.position() == is.position() && was.trigger() == is.trigger());
        return assigned;
    }

    /** Two different ids that the user gave are two actions. */
    private static boolean mayBeRenamed(Before was, After is) {
        return was.isNamedByUs() || is.id() == null;
    }

    private static void assign(
            List<Before> free, List<After> after, List<Optional<Before>> assigned, BiPredicate<Before, After> isSame) {
        for (int index = 0; index < assigned.size(); index++) {
            After is = after.get(index);
            if (assigned.get(index).isEmpty()) {
                Optional<Before> found =
                        free.stream().filter(was -> isSame.test(was, is)).findFirst();
                found.ifPresent(free::remove);
                assigned.set(index, found);
            }
        }
    }
}
