package dev.amiss.issue.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.lifecycle.IssuePatch;
import dev.amiss.issue.lifecycle.IssueService;
import dev.amiss.model.Json;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FormText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings many issues to another status, each by itself: one that refuses harms no other. Thread-safe. */
@Singleton
class ActOnIssues {
    private static final int MOST = 500;
    private static final Map<String, String> DONE = Map.of(
            "open", "open again",
            "acknowledged", "acknowledged",
            "resolved", "resolved",
            "wont_fix", "marked as won't fix");

    private final IssueService issues;

    ActOnIssues(IssueService issues) {
        this.issues = issues;
    }

    /** Says what was done, and how to take it back where that wakes nobody. */
    Flash act(MultivaluedMap<String, String> form, String actor) {
        List<String> ids = form.getOrDefault("id", List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .distinct()
                .limit(MOST)
                .toList();
        String to = form.getFirst("to");
        if (ids.isEmpty() || to == null || !DONE.containsKey(to)) {
            return Flash.failed("Nothing was changed: select issues first.");
        }
        IssuePatch patch = patch(to, form.getFirst("comment"));
        List<String> changed = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String id : ids) {
            try {
                issues.patch(Long.parseLong(id), patch, actor);
                changed.add(id);
            } catch (HttpProblem problem) {
                refused.add("Issue " + id + ": " + problem.getDetail());
            }
        }
        return told(to, changed, refused, form.getFirst("back"));
    }

    private static Flash told(String to, List<String> changed, List<String> refused, @Nullable String back) {
        String what = changed.size() == 1 ? "Issue " + changed.get(0) + " is " : changed.size() + " issues are ";
        String text = (changed.isEmpty() ? "Nothing was changed." : what + DONE.get(to) + ".")
                + refused.stream().limit(3).map(line -> " " + line).collect(Collectors.joining());
        if (changed.isEmpty()) {
            return Flash.failed(text);
        }
        Flash flash = Flash.done(text);
        return to.equals("acknowledged")
                ? flash.undoneBy("/issues/act?to=open"
                        + changed.stream().map(id -> "&id=" + id).collect(Collectors.joining())
                        + (back == null ? "" : "&back=" + FormText.encode(back)))
                : flash;
    }

    private static IssuePatch patch(String to, @Nullable String comment) {
        ObjectNode body = Json.mapper().createObjectNode().put("status", to);
        if (comment != null && !comment.isBlank()) {
            body.put("comment", comment.strip());
        }
        return IssuePatch.read(body);
    }
}
