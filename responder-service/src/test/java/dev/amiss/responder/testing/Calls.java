package dev.amiss.responder.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Action;
import dev.amiss.model.ActionStatus;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.Severity;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.IssueGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Calls of functions, as the service would make them. */
public final class Calls {
    public static final Instant OPENED = Instant.parse("2026-11-24T08:00:00Z");

    /** A name that tries to be HTML, a mention, a link, a header and more. */
    public static final String HOSTILE =
            "<script>alert(1)</script> <!channel> @channel [x](http://evil) *b* & \"q\"\r\nBcc: eve@example.com";

    private Calls() {}

    public static Issue issue(long id, String name, IssueStatus status, ObjectNode details) {
        Instant ended = status == IssueStatus.RESOLVED ? OPENED.plusSeconds(7_505) : null;
        return new Issue(
                id,
                name,
                status,
                Severity.CRITICAL,
                Map.of("team", "payments"),
                details,
                Json.mapper().createObjectNode(),
                "checkout",
                null,
                null,
                null,
                1,
                1,
                OPENED,
                OPENED,
                OPENED,
                null,
                ended,
                null,
                OPENED,
                null,
                1,
                List.of(),
                List.of(),
                null);
    }

    public static Issue open(String name) {
        return issue(42, name, IssueStatus.OPEN, details());
    }

    public static ObjectNode details() {
        return Json.mapper().createObjectNode().put("tried", 3);
    }

    /** Details that no message takes as they are. */
    public static ObjectNode largeDetails() {
        return details().put("trace", "at <line> \"x\" & `y` 😀\n".repeat(60_000));
    }

    public static ActionCall about(Issue issue, String on, JsonNode kwargs) {
        return call(issue, kwargs, new ActionContext(on, url(issue.id()), "Pia", "https://wiki.example.com/rb", null));
    }

    public static ActionCall about(Issue issue) {
        return about(issue, "created", Json.mapper().createObjectNode());
    }

    /** About a group of so many, of which the first 20 are named. */
    public static ActionCall aboutGroup(String name, long count, long active) {
        List<Issue> issues = LongStream.rangeClosed(1, Math.min(count, IssueGroup.MOST_NAMED))
                .mapToObj(id -> issue(
                        id,
                        name + " " + id,
                        id <= active ? IssueStatus.OPEN : IssueStatus.RESOLVED,
                        Json.mapper().createObjectNode()))
                .toList();
        var group = new IssueGroup("g7", "labels.team=payments", count, active, active, count - active, false, issues);
        return call(
                issues.get(0),
                Json.mapper().createObjectNode(),
                new ActionContext("created", url(1), null, null, group));
    }

    private static ActionCall call(Issue issue, JsonNode kwargs, ActionContext context) {
        var action = new Action(
                7,
                issue.id(),
                1,
                1,
                3,
                "payments on call",
                "issue.actions.test",
                OPENED,
                null,
                null,
                1,
                ActionStatus.RUNNING,
                null,
                "test");
        return new ActionCall("msg_1", action, issue, kwargs, context);
    }

    private static String url(long id) {
        return "https://amiss.example.com/issues/" + id;
    }

    public static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
