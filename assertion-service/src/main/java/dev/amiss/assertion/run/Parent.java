package dev.amiss.assertion.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An enabled assertion that another depends on, directly or by others between.
 *
 * @param failing whether its last runs failed, be it told or not
 * @param toBlame whether it fails and nothing that it depends on itself does
 * @param lastRunAt when its last run looked; null before the first
 * @param calmSince when it last ceased to fail; null when it never failed
 */
record Parent(
        long id,
        String name,
        boolean failing,
        boolean toBlame,
        @Nullable Instant lastRunAt,
        @Nullable Instant calmSince) {}
