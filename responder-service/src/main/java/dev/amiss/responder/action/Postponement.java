package dev.amiss.responder.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads to when an action is put off: {@code {"until": …}} or {@code {"by_sec": …}}. */
final class Postponement {
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Postponement() {}

    /**
     * @param runAt when it would have run; {@code by_sec} counts from then, or from now when that is over
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    static Instant read(@Nullable JsonNode body, Instant runAt, Instant now) {
        StrictFields fields = StrictFields.of(body);
        Optional<Instant> until = fields.time("until");
        Optional<Double> by = fields.number("by_sec", 1, LONGEST.toSeconds());
        if (until.isPresent() && by.isPresent()) {
            fields.reject("by_sec", "must not be given beside until: it is one or the other");
        }
        if (until.isEmpty() && by.isEmpty() && !fields.hasErrors()) {
            fields.reject("until", "until or by_sec is required, for example {\"by_sec\": 3600}");
        }
        until.filter(time -> !time.isAfter(now) || time.isAfter(now.plus(LONGEST)))
                .ifPresent(time -> fields.reject("until", "must be in the future, at most ten years ahead"));
        fields.finish();
        Instant from = runAt.isAfter(now) ? runAt : now;
        return until.orElseGet(() -> from.plusMillis(Math.round(by.orElse(0.0) * 1_000)));
    }
}
