package dev.amiss.assertion.assertion;

import dev.amiss.assertion.check.Check;
import java.util.Objects;

/**
 * What a new definition means for the runs of an assertion.
 *
 * @param otherType whether its check is of another type
 * @param afresh whether it looks at something else, so that its issues recover
 * @param restarts whether it shall be run at once, by the new definition
 * @param pauses whether it shall be run no more
 * @param enables whether it was paused and shall be run again
 */
record DefinitionChange(boolean otherType, boolean afresh, boolean restarts, boolean pauses, boolean enables) {

    /**
     * @param checkBefore the check that it has now
     * @param otherSecrets whether the secrets of its check are others
     */
    static DefinitionChange of(
            AssertionEntity before, Check checkBefore, boolean otherSecrets, AssertionDefinition after) {
        boolean otherType = !before.checkType.equals(after.type().name());
        boolean afresh =
                otherType || !checkBefore.identity().equals(after.check().identity());
        boolean otherRuns = afresh
                || otherSecrets
                || !before.checkConfig.equals(after.checkConfig())
                || !Objects.equals(before.everySec, after.everySec())
                || !Objects.equals(before.cron, after.cron())
                || !Objects.equals(before.timeZone, after.timeZone())
                || before.timeoutSec != after.timeoutSec();
        boolean enables = after.enabled() && !before.enabled;
        boolean pauses = !after.enabled() && (before.enabled || afresh);
        return new DefinitionChange(otherType, afresh, after.enabled() && (otherRuns || enables), pauses, enables);
    }
}
