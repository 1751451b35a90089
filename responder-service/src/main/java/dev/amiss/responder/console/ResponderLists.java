package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionService;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.responder.MatchingIssues;
import dev.amiss.responder.responder.ResponderFilter;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.responder.responder.ResponderView;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the lists of responders that pages show. Thread-safe. */
@Singleton
class ResponderLists {
    private final ResponderService responders;
    private final ActionService actions;
    private final MatchingIssues matching;

    ResponderLists(ResponderService responders, ActionService actions, MatchingIssues matching) {
        this.responders = responders;
        this.actions = actions;
        this.matching = matching;
    }

    /** @param isCounted whether matching issues are to be counted, which takes its time when many are open */
    RespondersView of(@Nullable String text, @Nullable String enabled, @Nullable String cursor, boolean isCounted) {
        Page<ResponderView> page = responders.list(PageLimit.of(null), cursor, ResponderFilter.of(text, enabled));
        List<Long> ids = page.items().stream().map(ResponderView::id).toList();
        Map<Long, ActionView> last = actions.lastOf(ids);
        MatchingIssues.Counts counts = isCounted ? matching.count(ids) : null;
        return new RespondersView(
                page.items().stream()
                        .map(each -> new ResponderLine(
                                each, last.get(each.id()), counts == null ? null : counts.of(each.id())))
                        .toList(),
                Objects.requireNonNullElse(text, ""),
                Objects.requireNonNullElse(enabled, ""),
                Objects.requireNonNullElse(cursor, ""),
                page.nextCursor(),
                counts == null || counts.isExact());
    }
}
