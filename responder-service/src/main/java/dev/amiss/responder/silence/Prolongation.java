package dev.amiss.responder.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads until when a silence is prolonged. */
final class Prolongation {
    private static final Duration LONGEST = Duration.ofDays(366);

    private Prolongation() {}

    /**
     * @param end as it is planned
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors
     */
    static Instant read(@Nullable JsonNode body, Instant end) {
        StrictFields fields = StrictFields.of(body);
        Optional<Instant> until = fields.time("ends_at");
        Optional<Double> by = fields.number("by_sec", 1, LONGEST.toSeconds());
        if (until.isPresent() && by.isPresent()) {
            fields.reject("by_sec", "must not be given beside ends_at: it is one or the other");
        }
        if (until.isEmpty() && by.isEmpty() && !fields.hasErrors()) {
            fields.reject("ends_at", "ends_at or by_sec is required, for example {\"by_sec\": 3600}");
        }
        until.filter(time -> !time.isAfter(end) || time.isAfter(end.plus(LONGEST)))
                .ifPresent(time -> fields.reject(
                        "ends_at", "must be later than the present end, by a year at most; DELETE ends it now"));
        fields.finish();
        return until.orElseGet(() -> end.plusMillis(Math.round(by.orElse(0.0) * 1_000)));
    }
}
