package dev.amiss.responder.console.editor;

import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.action.DryRunView;
import dev.amiss.responder.replay.ReplayView;
import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The editor of a responder.
 *
 * @param id null for a new one
 * @param isJson whether the JSON is shown, not the form
 * @param found what a dry run found; null when none was asked for
 * @param asksForBackfill whether it has to be said what becomes of the many issues that are active already
 * @param focus the place of the action that was moved or added; -1 for none
 */
@TemplateData
public record EditorView(
        @Nullable Long id,
        boolean isJson,
        Form form,
        @Nullable DryRunView found,
        boolean asksForBackfill,
        @Nullable Tried tried,
        @Nullable ReplayView replay,
        int focus,
        List<ActionCard> actions,
        List<String> functions) {
    private static final String WEEK = "7";

    static EditorView json(@Nullable Long id, Form form) {
        return new EditorView(id, true, form, null, false, null, null, -1, List.of(), List.of());
    }

    static EditorView form(@Nullable Long id, Form form) {
        return new EditorView(id, false, form, null, false, null, null, -1, List.of(), List.of());
    }

    EditorView with(DryRunView dryRun) {
        return new EditorView(id, isJson, form, dryRun, asksForBackfill, tried, replay, focus, actions, functions);
    }

    EditorView with(Tried trial) {
        return new EditorView(id, isJson, form, found, asksForBackfill, trial, replay, focus, actions, functions);
    }

    EditorView with(ReplayView replayed) {
        return new EditorView(id, isJson, form, found, asksForBackfill, tried, replayed, focus, actions, functions);
    }

    EditorView askingForBackfill() {
        return new EditorView(id, isJson, form, found, true, tried, replay, focus, actions, functions);
    }

    EditorView focusedOn(int place) {
        return new EditorView(id, isJson, form, found, asksForBackfill, tried, replay, place, actions, functions);
    }

    EditorView with(List<ActionCard> cards, List<String> names) {
        return new EditorView(id, isJson, form, found, asksForBackfill, tried, replay, focus, cards, names);
    }

    public String title() {
        return id == null ? "New responder" : "Edit responder " + id;
    }

    public String action() {
        return id == null ? "/responders/new" : "/responders/" + id + "/edit";
    }

    public String back() {
        return id == null ? "/responders" : "/responders/" + id;
    }

    public List<String> severities() {
        return Arrays.stream(Severity.values()).map(Severity::wire).toList();
    }

    public List<String> statuses() {
        return Arrays.stream(IssueStatus.values()).map(IssueStatus::wire).toList();
    }

    /** The days that can be replayed. */
    public List<String> spans() {
        return List.of("1", WEEK, "30");
    }

    public boolean isSpan(String days) {
        String chosen = form.value("days");
        return days.equals(chosen.isEmpty() ? WEEK : chosen);
    }

    /** The issue that actions are tried with; 0 for one that is made up, -1 where there is none to choose. */
    public long chosenIssue() {
        String issue = EditorTrials.issueOf(form);
        return isJson ? -1 : issue.matches("\\d{1,18}") ? Long.parseLong(issue) : 0;
    }

    /** What came of trying the action at that place; null when another was tried, or none. */
    public @Nullable Tried tried(int place) {
        return tried != null && tried.place() == place ? tried : null;
    }

    /** Whether what is rarely set is set, or wrong. */
    public boolean isUnusual() {
        return form.has("grouped", "true")
                || form.has("allow_retry", "true")
                || !form.value("owner").isEmpty()
                || !form.value("runbook_url").isEmpty()
                || List.of("owner", "runbook_url", "repeat_every_sec", "group", "group/by", "group/wait_sec").stream()
                        .anyMatch(field -> form.error(field) != null);
    }
}
