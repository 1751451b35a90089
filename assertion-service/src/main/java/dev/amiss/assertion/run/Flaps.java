package dev.amiss.assertion.run;

import java.time.Instant;
import java.util.List;

/**
 * How restless an assertion is.
 *
 * @param changes when it last began or ceased to fail, the oldest first
 * @param flapping whether one issue stands for all of that
 */
record Flaps(List<Instant> changes, boolean flapping) {
    static final Flaps NONE = new Flaps(List.of(), false);
}
