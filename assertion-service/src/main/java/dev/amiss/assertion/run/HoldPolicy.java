package dev.amiss.assertion.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the failure of an assertion that depends on others is told. Not while one of them fails; not before each of them
 * was looked at since it began to fail, since the parent's own run may only come; and when a parent has recovered, not by
 * a run that began before that. Pure.
 */
final class HoldPolicy {
    private HoldPolicy() {}

    /**
     * @param parents what it depends on, directly or not
     * @param startedAt when the run looked
     * @param untoldSince when the first of its failing runs looked of which nobody was told; null when there was none
     */
    static Hold decide(List<Parent> parents, Instant startedAt, @Nullable Instant untoldSince) {
        if (parents.isEmpty()) {
            return Hold.NONE;
        }
        List<String> causedBy =
                parents.stream().filter(Parent::toBlame).map(Parent::name).toList();
        if (parents.stream().anyMatch(Parent::failing)) {
            return new Hold(true, causedBy, "withheld while " + quoted(causedBy) + " fails", List.of());
        }
        Instant since = Objects.requireNonNullElse(untoldSince, startedAt);
        List<Parent> unasked = parents.stream()
                .filter(parent -> parent.lastRunAt() == null
                        || untoldSince == null
                        || parent.lastRunAt().isBefore(since))
                .toList();
        if (!unasked.isEmpty()) {
            List<String> names = unasked.stream().map(Parent::name).toList();
            List<Long> ids = unasked.stream().map(Parent::id).toList();
            return new Hold(true, List.of(), "withheld until " + quoted(names) + " was looked at as well", ids);
        }
        boolean tooEarly = parents.stream()
                .anyMatch(parent -> parent.calmSince() != null && startedAt.isBefore(parent.calmSince()));
        return tooEarly
                ? new Hold(
                        true,
                        List.of(),
                        "withheld for one more run, since what it depends on just recovered",
                        List.of())
                : Hold.NONE;
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
