package dev.amiss.assertion.run;

import dev.amiss.assertion.run.Standing.Settled;
import dev.amiss.model.ReportKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a series of failures and recoveries into one issue. When an assertion changed too often, its issue is marked and
 * stays open, whatever single runs say; when it has changed at most half as often within the time, it is told how it stands.
 */
record FlappingPolicy(FlappingRule rule) {
    /**
     * What follows.
     *
     * @param report what to tell issue-service in place of what the run alone would
     * @param calmAt when it is calm at the latest unless it changes again; null when it is calm
     * @param reason what to add to the run's own; empty for nothing
     */
    record Decision(
            Flaps after,
            Optional<ReportKind> report,
            @Nullable Instant calmAt,
            String reason) {}

    Decision decide(Flaps before, Settled settledBefore, StandingPolicy.Decision run, Instant now) {
        Settled settled = run.after().settled();
        boolean changed = (settled == Settled.FAILING) != (settledBefore == Settled.FAILING);
        List<Instant> changes = changes(before, changed, now);
        if (!before.flapping()) {
            boolean begins = !rule.isOff() && changed && changes.size() >= rule.changes();
            return begins
                    ? flapping(changes, Optional.of(ReportKind.FAILURE))
                    : new Decision(new Flaps(changes, false), run.report(), null, "");
        }
        if (changes.size() <= rule.calm()) {
            ReportKind ends = settled == Settled.FAILING ? ReportKind.FAILURE : ReportKind.RECOVERY;
            return new Decision(new Flaps(changes, false), Optional.of(ends), null, ", flapping no more");
        }
        return flapping(changes, run.report().filter(kind -> kind == ReportKind.FAILURE));
    }

    private Decision flapping(List<Instant> changes, Optional<ReportKind> report) {
        Instant calmAt = changes.get(changes.size() - rule.calm() - 1).plus(rule.within());
        String reason = ", flapping: changed " + changes.size() + " times within "
                + rule.within().toSeconds() + " s";
        return new Decision(new Flaps(changes, true), report, calmAt, reason);
    }

    private List<Instant> changes(Flaps before, boolean changed, Instant now) {
        if (rule.isOff()) {
            return List.of();
        }
        Instant since = now.minus(rule.within());
        List<Instant> changes = new ArrayList<>(before.changes());
        changes.removeIf(at -> !at.isAfter(since));
        if (changed) {
            changes.add(now);
        }
        return List.copyOf(changes.subList(Math.max(0, changes.size() - rule.changes()), changes.size()));
    }
}
