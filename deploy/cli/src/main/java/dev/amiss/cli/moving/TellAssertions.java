package dev.amiss.cli.moving;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.api.Pages;
import dev.amiss.cli.api.Query;
import dev.amiss.cli.api.Service;
import dev.amiss.cli.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which assertions of the library, whose checks are Python functions, have no equal here yet. */
final class TellAssertions {
    private final Session session;

    TellAssertions(Session session) {
        this.session = session;
    }

    /** Each with {@code there}, when an assertion of its name is here, else {@code needs_url}. */
    ArrayNode tell(List<LibraryAssertion> assertions) {
        Set<String> there = new HashSet<>();
        new Pages(session.api(), Service.ASSERTION, new Query("/api/v1/assertions"))
                .read(
                        Long.MAX_VALUE,
                        null,
                        page -> page.forEach(each -> there.add(each.path("name").asText(""))));
        ArrayNode told = Json.mapper().createArrayNode();
        for (LibraryAssertion each : assertions) {
            ObjectNode line = told.addObject()
                    .put("name", each.name())
                    .put("check_function", each.function())
                    .put("model", each.model())
                    .put("open_issues", each.openIssues())
                    .put("outcome", there.contains(each.name()) ? "there" : "needs_url");
            if (!there.contains(each.name())) {
                line.set("assertion", draft(each));
            }
        }
        return told;
    }

    /** What to post once the function has a URL. */
    private static ObjectNode draft(LibraryAssertion assertion) {
        ObjectNode draft = Json.object().put("name", assertion.name()).put("every_sec", 300);
        ObjectNode check = draft.putObject("check");
        String url = "https://app.example.com/checks/" + assertion.function();
        if (assertion.model() == null) {
            check.put("type", "function").put("url", url);
        } else {
            check.put("type", "model").put("record_type", assertion.model()).put("url", url);
        }
        return draft;
    }
}
