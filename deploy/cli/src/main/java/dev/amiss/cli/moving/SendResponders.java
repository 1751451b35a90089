package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the library's responders anew; one that is there already is left as it stands. */
final class SendResponders {
    private static final String PATH = "/api/v1/responders";

    private final Session session;
    private final String source;
    private final boolean isDryRun;

    /** @param source what the library is called; names begin with it */
    SendResponders(Session session, String source, boolean isDryRun) {
        this.session = session;
        this.source = source;
        this.isDryRun = isDryRun;
    }

    /** The enabled responders that did not come from this library, by name or id. */
    List<String> others() {
        return new Pages(session.api(), Service.RESPONDER, new Query(PATH))
                .all().stream()
                        .filter(each -> each.path("enabled").asBoolean(true))
                        .map(each -> each.path("name").asText(""))
                        .filter(name -> !name.startsWith(source + " responder "))
                        .map(name -> name.isEmpty() ? "(without a name)" : name)
                        .toList();
    }

    /**
     * Makes those that are not there; answers what became of each: {@code created}, {@code known}, {@code refused}.
     *
     * @param answersOpen whether they answer what is open already, which the library may have answered before
     */
    ArrayNode send(Map<Long, ObjectNode> responders, boolean answersOpen) {
        Set<String> there = new HashSet<>();
        new Pages(session.api(), Service.RESPONDER, new Query(PATH))
                .all()
                .forEach(each -> there.add(each.path("name").asText("")));
        ArrayNode results = Json.mapper().createArrayNode();
        responders.forEach((id, responder) -> {
            String name = source + " responder " + id;
            ObjectNode result = results.addObject().put("name", name);
            result.set("watch_pattern", responder.path("watch_pattern"));
            if (there.contains(name)) {
                result.put("outcome", "known");
            } else {
                create(responder.deepCopy().put("name", name), answersOpen, result);
            }
        });
        return results;
    }

    private void create(ObjectNode responder, boolean answersOpen, ObjectNode result) {
        if (responder.path("watch_pattern").asText("").isEmpty()) {
            refuse(result, "it has no watch_pattern, so it matched nothing");
            return;
        }
        if (responder.path("actions").isEmpty()) {
            refuse(result, "it has no actions, so it did nothing");
            return;
        }
        String path = isDryRun
                ? PATH + "/dry-run"
                : new Query(PATH).with("backfill", answersOpen).toString();
        try {
            JsonNode answer = session.api()
                    .send(Service.RESPONDER, "POST", path, responder)
                    .body();
            result.put("outcome", "created");
            if (!isDryRun) {
                result.set("id", answer.path("id"));
            }
        } catch (ProblemException e) {
            if (e.status() == 401 || e.status() == 403) {
                throw e;
            }
            refuse(result, String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(ObjectNode result, String reason) {
        result.put("outcome", "refused").put("reason", reason);
    }
}
