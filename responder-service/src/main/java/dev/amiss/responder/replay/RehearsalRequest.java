package dev.amiss.responder.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.model.IssueStatus;
import dev.amiss.responder.responder.CandidateResponder;
import dev.amiss.responder.responder.ResponderCandidates;
import dev.amiss.service.problem.StrictFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be rehearsed.
 *
 * @param issues that the events made
 * @param until the last moment that is looked at
 */
record RehearsalRequest(
        List<CandidateResponder> responders, List<RehearsedIssue> issues, Instant startsAt, Instant until) {
    /** Reads the JSON of a request. */
    @ApplicationScoped
    static class Reader {
        private static final int MOST_RESPONDERS = 100;
        private static final int MOST_EVENTS = 10_000;
        private static final int LONGEST_NAME = 512;
        private static final Duration LONGEST = Duration.ofDays(30);
        private static final List<String> STATUSES = List.of("open", "acknowledged", "resolved", "wont_fix");
        /** A Monday. */
        private static final Instant USUAL_START = Instant.parse("2026-01-05T00:00:00Z");

        private final ResponderCandidates candidates;

        Reader(ResponderCandidates candidates) {
            this.candidates = candidates;
        }

        /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with all errors */
        RehearsalRequest read(@Nullable JsonNode body) {
            StrictFields fields = StrictFields.of(body);
            Instant startsAt = fields.time("starts_at").orElse(USUAL_START);
            Instant until = startsAt.plus(requiredSeconds(fields, "until_sec").orElse(LONGEST));
            var issues = new RehearsedIssues();
            Instant last = startsAt;
            for (StrictFields event : requiredList(fields, "events", MOST_EVENTS, 0)) {
                last = readEvent(event, issues, startsAt, last);
                if (last.isAfter(until)) {
                    event.reject("at_sec", "must not be later than until_sec");
                }
            }
            List<StrictFields> responders = requiredList(fields, "responders", MOST_RESPONDERS, 1);
            return new RehearsalRequest(candidates.read(fields, responders), issues.all(), startsAt, until);
        }

        private static Instant readEvent(StrictFields event, RehearsedIssues issues, Instant startsAt, Instant last) {
            Instant at = requiredSeconds(event, "at_sec").map(startsAt::plus).orElse(last);
            if (at.isBefore(last)) {
                event.reject("at_sec", "must not be earlier than that of the event before");
            }
            if (event.has("issue")) {
                readReport(event, issues, at);
            } else {
                readChange(event, issues, at);
            }
            return at;
        }

        private static void readReport(StrictFields event, RehearsedIssues issues, Instant at) {
            Optional<StrictFields> issue = event.fields("issue");
            if (issue.isEmpty() && event.any("issue").isEmpty()) {
                event.reject("issue", "must be an object, such as {\"name\": \"disk full\"}");
            }
            if (event.has("name") || event.has("status")) {
                event.reject("issue", "must stand alone: one event reports an issue, another changes its status");
            }
            issue.map(RehearsedReport::read).ifPresent(report -> issues.report(report, at));
        }

        private static void readChange(StrictFields event, RehearsedIssues issues, Instant at) {
            if (!event.has("name") && !event.has("status")) {
                event.reject("issue", "is required, or a name and its status");
                return;
            }
            String name = event.requiredText("name", LONGEST_NAME);
            Optional<IssueStatus> status = event.oneOf("status", STATUSES, IssueStatus::ofWire);
            if (event.any("status").isEmpty()) {
                event.reject("status", "is required: one of " + String.join(", ", STATUSES));
            }
            if (!name.isEmpty()) {
                status.flatMap(to -> issues.change(name, to, at)).ifPresent(problem -> event.reject("name", problem));
            }
        }

        private static Optional<Duration> requiredSeconds(StrictFields fields, String field) {
            if (fields.any(field).isEmpty()) {
                fields.reject(field, "is required: seconds since the start");
            }
            return fields.number(field, 0, LONGEST.toSeconds())
                    .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)));
        }

        private static List<StrictFields> requiredList(StrictFields fields, String field, int most, int least) {
            Optional<List<StrictFields>> list = fields.list(field, most);
            boolean isShort = list.isPresent() && list.get().size() < least;
            if (isShort || fields.any(field).isEmpty()) {
                fields.reject(field, "is required: a list of at least " + least + " and at most " + most);
            }
            return list.orElse(List.of());
        }
    }
}
