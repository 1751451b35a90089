package dev.amiss.issue.compat.sentry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.intake.ForeignIntake;
import dev.amiss.issue.intake.ForeignReport;
import dev.amiss.issue.intake.UnreadableReportException;
import dev.amiss.model.Json;
import dev.amiss.service.access.BodyKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what SDKs send and answers as Sentry would. Blocks. Thread-safe. */
@Singleton
class SentryIntake {
    private static final Set<String> WANTED = Set.of("event", "check_in");
    private static final int MOST_REPORTS = 100;
    private static final int LARGEST_EVENT = 8 << 20;

    private final ForeignIntake intake;
    private final BodyKeys keys;

    SentryIntake(ForeignIntake intake, BodyKeys keys) {
        this.intake = intake;
        this.keys = keys;
    }

    /**
     * @param stated the key that the request's head states; null when it states none
     * @throws SentryProblem when it is refused
     */
    Uni<Response> envelope(String project, byte[] body, @Nullable String encoding, @Nullable String stated)
            throws IOException {
        try (SentryBody unpacked = SentryBody.open(body, encoding)) {
            EnvelopeReader envelope = new EnvelopeReader(unpacked, WANTED);
            String dsn = envelope.header().path("dsn").asText("");
            String actor = actor(project, dsn, stated);
            String id = SentryEvent.id(envelope.header().path("event_id"));
            List<ForeignReport> reports = new ArrayList<>();
            for (EnvelopeReader.Item item = envelope.next();
                    item != null && reports.size() < MOST_REPORTS;
                    item = envelope.next()) {
                if (item.type().equals("event")) {
                    SentryEvent event = new SentryEvent(withId(item.payload(), id));
                    id = id == null ? event.id() : id;
                    reports.add(event.report(project));
                } else {
                    ForeignReport report = CheckIn.report(item.payload(), project);
                    if (report != null) {
                        reports.add(report);
                    }
                }
            }
            return take(reports, actor, id);
        }
    }

    /** @throws SentryProblem when it is refused */
    Uni<Response> event(String project, byte[] body, @Nullable String encoding, @Nullable String stated)
            throws IOException {
        String actor = actor(project, "", stated);
        try (SentryBody unpacked = SentryBody.open(body, encoding)) {
            byte[] json = unpacked.readNBytes(LARGEST_EVENT + 1);
            if (json.length > LARGEST_EVENT) {
                throw SentryProblem.tooLarge(LARGEST_EVENT);
            }
            if (!(Json.mapper().readTree(json) instanceof ObjectNode event)) {
                throw SentryProblem.malformed("the event is no JSON object");
            }
            SentryEvent known =
                    new SentryEvent(withId(event, UUID.randomUUID().toString().replace("-", "")));
            return take(List.of(known.report(project)), actor, known.id());
        } catch (JsonProcessingException e) {
            throw SentryProblem.malformed("the event is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private String actor(String project, String dsn, @Nullable String stated) throws SentryProblem {
        String inBody = dsn.isEmpty() ? null : SentryKeys.ofDsn(dsn);
        boolean disagree = stated != null && inBody != null && !stated.equals(inBody);
        boolean isOfOther = inBody != null && !project.equals(SentryKeys.projectOfDsn(dsn));
        if (disagree || isOfOther) {
            throw SentryProblem.wrongKey();
        }
        Optional<String> actor = keys.actor(inBody);
        if (actor.isEmpty()) {
            throw stated == null && inBody == null ? SentryProblem.missingKey() : SentryProblem.wrongKey();
        }
        return actor.get();
    }

    private Uni<Response> take(List<ForeignReport> reports, String actor, @Nullable String id) throws SentryProblem {
        try {
            if (reports.size() == 1) {
                return intake.take(reports.get(0), actor).map(taken -> answer(id));
            }
        } catch (UnreadableReportException e) {
            throw SentryProblem.malformed(String.valueOf(e.getMessage()));
        }
        if (!reports.isEmpty()) {
            Iterator<ForeignReport> each = reports.iterator();
            intake.takeAll(() -> each.hasNext() ? each.next() : null, actor);
        }
        return Uni.createFrom().item(answer(id));
    }

    private static ObjectNode withId(ObjectNode event, @Nullable String id) {
        if (SentryEvent.id(event.path("event_id")) == null && id != null) {
            event.put("event_id", id);
        }
        return event;
    }

    private static Response answer(@Nullable String id) {
        ObjectNode body = Json.mapper().createObjectNode();
        if (id != null) {
            body.put("id", id);
        }
        return Response.ok(body, MediaType.APPLICATION_JSON).build();
    }
}
