package dev.amiss.responder.delivery.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.IssueGroup;
import dev.amiss.responder.delivery.message.Cut;
import dev.amiss.responder.delivery.message.Link;
import dev.amiss.responder.delivery.message.Notice;
import dev.amiss.responder.template.Templates;
import org.jspecify.annotations.Nullable;

/** The event that a call amounts to. */
final class PagerDutyEvent {
    static final int MOST_BYTES = 512 * 1024;

    private static final int SUMMARY = 1_024;
    private static final int KEY = 255;
    private static final int FIELD = 255;
    /** What is left of the limit for all but the details. */
    private static final int DETAILS_BYTES = MOST_BYTES - 64 * 1024;

    private PagerDutyEvent() {}

    static ObjectNode of(ActionCall call) {
        String action = action(call);
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("routing_key", call.kwargs().path("routing_key").asText())
                .put("event_action", action)
                .put("dedup_key", key(call));
        if (action.equals("trigger")) {
            Notice notice = Notice.of(call);
            event.put("client", "Amiss");
            if (notice.link() != null) {
                event.put("client_url", notice.link().url());
            }
            event.set("payload", payload(call, notice));
            event.set("links", links(notice));
        }
        return event;
    }

    /** What set the action off says what it is for; an issue that has ended since is resolved all the same. */
    static String action(ActionCall call) {
        IssueGroup group = call.context().group();
        if (group != null) {
            return group.isAllClear() ? "resolve" : ofGroup(call);
        }
        IssueStatus status = call.issue().status();
        if (status == IssueStatus.RESOLVED || status == IssueStatus.WONT_FIX) {
            return "resolve";
        }
        return actionOf(call);
    }

    /** An end of some while others go on leaves the incident as it is, which is what another trigger does. */
    private static String ofGroup(ActionCall call) {
        return call.context().on().equals("acknowledged") ? "acknowledge" : "trigger";
    }

    private static String actionOf(ActionCall call) {
        return switch (call.context().on()) {
            case "resolved" -> "resolve";
            case "acknowledged" -> "acknowledge";
            default -> "trigger";
        };
    }

    private static String key(ActionCall call) {
        IssueGroup group = call.context().group();
        String usual =
                group == null || group.limited() ? "amiss-issue-" + call.issue().id() : "amiss-group-" + group.id();
        return Cut.characters(call.kwargs().path("dedup_key").asText(usual), KEY);
    }

    private static ObjectNode payload(ActionCall call, Notice notice) {
        Issue issue = call.issue();
        String summary = Templates.oneLine(call.kwargs().path("summary").asText(notice.title()));
        ObjectNode payload = Json.mapper().createObjectNode();
        payload.put("summary", Cut.characters(summary.isEmpty() ? notice.title() : summary, SUMMARY))
                .put("source", Cut.characters(issue.source() == null ? "amiss" : issue.source(), FIELD))
                .put("severity", notice.severity().wire())
                .put("timestamp", Json.time(issue.openingAt()));
        put(payload, "component", call.kwargs().path("component").asText(null));
        put(payload, "class", call.kwargs().path("class").asText(null));
        put(payload, "group", group(call));
        payload.set("custom_details", Cut.json(details(issue, notice), DETAILS_BYTES));
        return payload;
    }

    private static @Nullable String group(ActionCall call) {
        IssueGroup group = call.context().group();
        return group == null || group.key().isEmpty() ? null : group.key();
    }

    private static void put(ObjectNode payload, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            payload.put(field, Cut.characters(value, FIELD));
        }
    }

    private static ObjectNode details(Issue issue, Notice notice) {
        ObjectNode details = Json.mapper().createObjectNode();
        notice.facts().forEach(fact -> details.put(fact.name(), fact.value()));
        if (notice.issues().isEmpty()) {
            JsonNode own = issue.details();
            own.properties().forEach(field -> details.set(field.getKey(), field.getValue()));
            return details;
        }
        ArrayNode issues = details.putArray("issues");
        notice.issues()
                .forEach(each -> issues.add(
                        each.severity().wire() + ": " + each.name() + (each.url() == null ? "" : " " + each.url())));
        if (notice.more() != null) {
            issues.add(notice.more());
        }
        return details;
    }

    private static ArrayNode links(Notice notice) {
        ArrayNode links = Json.mapper().createArrayNode();
        if (notice.link() != null) {
            add(links, notice.link());
        }
        notice.links().forEach(link -> add(links, link));
        return links;
    }

    private static void add(ArrayNode links, Link link) {
        links.addObject().put("href", Cut.characters(link.url(), 2_048)).put("text", link.text());
    }
}
