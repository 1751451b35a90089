package dev.amiss.responder.delivery.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Json;
import dev.amiss.model.function.ActionCall;
import dev.amiss.model.function.ActionContext;
import dev.amiss.model.function.IssueGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What programs are told: {@code {"type", "timestamp", "data": {"issue", "action"}}}, and of a group {@code issues} and
 * {@code group} besides. Made of what is the same on every attempt only.
 */
public final class EventBody {
    private EventBody() {}

    public static String of(ActionCall call) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type(call));
        message.put("timestamp", call.action().dueAt());
        message.put("data", data(call));
        return write(message);
    }

    /** {@code issue.created}, {@code issue.acknowledged}, {@code issue.resolved}; {@code group.changed}, {@code group.resolved} */
    public static String type(ActionCall call) {
        IssueGroup group = call.context().group();
        if (group != null) {
            return group.isAllClear() ? "group.resolved" : "group.changed";
        }
        if (call.issue().status() == IssueStatus.RESOLVED) {
            return "issue.resolved";
        }
        return call.context().on().equals("acknowledged") ? "issue.acknowledged" : "issue.created";
    }

    /** What it is about, without what it is. */
    public static Map<String, Object> data(ActionCall call) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("issue", call.issue());
        data.put("action", action(call));
        put(data, "issue_url", call.context().issueUrl());
        IssueGroup group = call.context().group();
        if (group != null) {
            data.put("group", group(group));
            data.put("issues", group.issues());
        }
        return data;
    }

    private static Map<String, Object> action(ActionCall call) {
        ActionContext context = call.context();
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("id", call.action().id());
        action.put("responder_id", call.action().responderId());
        action.put("responder_name", call.action().responderName());
        action.put("due_at", call.action().dueAt());
        action.put("round", call.action().round());
        action.put("on", context.on());
        put(action, "owner", context.owner());
        put(action, "runbook_url", context.runbookUrl());
        return action;
    }

    /** A group without its issues, also as templates see it. */
    public static Map<String, Object> group(IssueGroup group) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", group.id());
        values.put("key", group.key());
        values.put("count", group.count());
        values.put("active", group.active());
        values.put("joined", group.joined());
        values.put("ended", group.ended());
        values.put("more", group.more());
        values.put("limited", group.limited());
        values.put("all_clear", group.isAllClear());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    public static String write(Object message) {
        try {
            return Json.mapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("issues and texts can always be written", e);
        }
    }
}
