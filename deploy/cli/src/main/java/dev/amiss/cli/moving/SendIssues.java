package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.ProblemException;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Hands issues over, some at a time, and counts what became of them. Not thread-safe. */
final class SendIssues {
    private static final int MOST_ISSUES = 200;
    private static final int MOST_CHARACTERS = 2 << 20;
    private static final int TOLD_EVERY = 5_000;
    private static final String PATH = "/api/v1/issues/";

    private final Session session;
    private final IssueDocument documents;
    private final List<ObjectNode> waiting = new ArrayList<>();
    private final ObjectNode counts = Json.object();
    private int characters;
    private long read;

    SendIssues(Session session, IssueDocument documents) {
        this.session = session;
        this.documents = documents;
        for (String each : List.of("read", "imported", "known", "too_old", "caught_up", "differing")) {
            counts.put(each, 0);
        }
    }

    /** Hands over an issue, now or with later ones. */
    void send(LibraryKind kind, LibraryIssue issue, RunActions.OfIssue actions) {
        ObjectNode document = documents.of(kind, issue, actions);
        waiting.add(document);
        characters += document.toString().length();
        read++;
        if (waiting.size() == MOST_ISSUES || characters > MOST_CHARACTERS) {
            flush();
        }
        if (read % TOLD_EVERY == 0) {
            session.printer().remark(read + " issues so far");
        }
    }

    /** Hands over what waits; answers what became of all. */
    ObjectNode finish() {
        flush();
        return counts.put("read", read);
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        ObjectNode body = Json.object();
        body.putArray("issues").addAll(waiting);
        JsonNode results = session.api()
                .send(Service.ISSUE, "POST", PATH + "import", body)
                .body()
                .path("results");
        for (int i = 0; i < waiting.size(); i++) {
            JsonNode result = results.path(i);
            String outcome = result.path("outcome").asText();
            count(outcome);
            if (outcome.equals("known")) {
                catchUp(waiting.get(i), result);
            }
        }
        waiting.clear();
        characters = 0;
    }

    /** What ended in the library since it was taken over ends here too; what was decided here stays. */
    private void catchUp(ObjectNode document, JsonNode result) {
        String there = document.path("status").asText();
        String here = result.path("status").asText("");
        if (here.isEmpty() || here.equals("null") || here.equals(there)) {
            return;
        }
        boolean isLive = here.equals("open") || here.equals("acknowledged");
        if (!isLive || there.equals("open")) {
            count("differing");
            return;
        }
        ObjectNode patch = Json.object().put("status", there).put("comment", "So in the library by now");
        try {
            session.api().send(Service.ISSUE, "PATCH", PATH + result.path("id").asText(), patch);
            count("caught_up");
        } catch (ProblemException e) {
            count("differing");
        }
    }

    private void count(String what) {
        counts.put(what, counts.path(what).asLong() + 1);
    }
}
