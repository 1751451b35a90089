package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.session.MistakeException;
import dev.amiss.cli.session.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service has of a kind, by name. */
final class Existing {
    private final Map<String, List<ObjectNode>> byName = new LinkedHashMap<>();
    private final Kind kind;

    private Existing(Kind kind) {
        this.kind = kind;
    }

    /** Silences that are over are left out; a service that knows nothing of that kind has none. */
    static Existing read(Session session, Kind kind) {
        Existing existing = new Existing(kind);
        for (JsonNode each : all(session, kind)) {
            if (each instanceof ObjectNode object
                    && !isOver(object, session.clock().instant())) {
                existing.byName
                        .computeIfAbsent(each.path(kind.nameField()).asText(""), name -> new ArrayList<>())
                        .add(object);
            }
        }
        return existing;
    }

    private static List<JsonNode> all(Session session, Kind kind) {
        Query query = new Query(kind.path());
        if (kind == Kind.SILENCE) {
            query.withEach("state", List.of("active", "pending"));
        }
        try {
            return new Pages(session.api(), kind.service(), query).all();
        } catch (ProblemException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * The one of that name; null when there is none.
     *
     * @throws MistakeException when there are several
     */
    @Nullable
    ObjectNode find(String name) {
        List<ObjectNode> found = byName.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw new MistakeException(found.size() + " " + kind.plural() + " are named \"" + name + "\" (ids "
                    + String.join(
                            ", ",
                            found.stream().map(each -> each.path("id").asText()).toList())
                    + "); files and services are matched by name, so delete or rename all but one");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    List<ObjectNode> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** Whether it is a silence that ended; one that recurs never does by itself. */
    static boolean isOver(JsonNode object, Instant now) {
        return object.hasNonNull("ended_at") || isPast(object.path("ends_at"), now);
    }

    private static boolean isPast(JsonNode time, Instant now) {
        try {
            return time.isTextual() && !Instant.parse(time.textValue()).isAfter(now);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
