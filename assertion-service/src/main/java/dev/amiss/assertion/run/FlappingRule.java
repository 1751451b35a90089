package dev.amiss.assertion.run;

import java.time.Duration;

/**
 * When changes between failing and passing are too many to be told one by one.
 *
 * @param changes so many within the time; 0: they are never too many
 */
public record FlappingRule(int changes, Duration within) {
    /** Where an assertion does not say otherwise: five times there and back within an hour. */
    public static final FlappingRule USUAL = new FlappingRule(10, Duration.ofHours(1));

    boolean isOff() {
        return changes == 0;
    }

    /** With so many or fewer it is calm again. */
    int calm() {
        return changes / 2;
    }
}
