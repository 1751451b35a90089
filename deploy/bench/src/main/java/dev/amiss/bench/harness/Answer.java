package dev.amiss.bench.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amiss.bench.harness.Goal.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table, as {@code results/latest.json} holds it.
 *
 * @param ours null when it could not be measured
 * @param reference null when there is none
 * @param ratio ours to the reference; null without a reference
 * @param note what is to be known beside the numbers: why it could not be measured, percentiles, sizes; null for nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Answer(
        String measure,
        @Nullable Double ours,
        @Nullable Double reference,
        String unit,
        @Nullable Double ratio,
        String goal,
        boolean met,
        @Nullable String note) {

    static Answer of(Question question, double ours, double reference, @Nullable String note) {
        double ratio = ours / reference;
        return new Answer(
                question.measure(),
                rounded(ours),
                rounded(reference),
                question.unit(),
                rounded(ratio),
                question.goal().toString(),
                question.goal().isMet(ours, ratio),
                note);
    }

    static Answer missing(Question question, String reason) {
        return new Answer(
                question.measure(),
                null,
                null,
                question.unit(),
                null,
                question.goal().toString(),
                false,
                reason);
    }

    private static @Nullable Double rounded(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        double factor = Math.abs(value) >= 1_000 ? 1 : 1_000;
        return Math.rint(value * factor) / factor;
    }

    String shown(@Nullable Double value) {
        return value == null ? "-" : Numbers.shown(value);
    }
}
