package dev.amiss.assertion.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves behind beside how its assertion stands.
 *
 * @param wholeReported whether an issue of the assertion as a whole is open
 * @param untoldSince since when it fails without that anybody was told; null when it does not
 * @param withheld whether nobody was told only because of what it depends on
 * @param askFirst the assertions that must be looked at before somebody is told
 * @param soonAgain when to look again before its time; null for no such time
 */
record Aftermath(
        Flaps flaps,
        boolean wholeReported,
        @Nullable Instant untoldSince,
        boolean withheld,
        List<Long> askFirst,
        @Nullable Instant soonAgain) {}
