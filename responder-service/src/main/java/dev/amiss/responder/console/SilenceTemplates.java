package dev.amiss.responder.console;

import dev.amiss.model.Severity;
import dev.amiss.responder.silence.SilenceView;
import dev.amiss.service.console.Form;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of silences. */
@Singleton
class SilenceTemplates {
    private static final List<String> STATES = List.of("active", "pending", "ended");

    private final Template list;
    private final Template one;

    SilenceTemplates(@Location("responder/silences") Template list, @Location("responder/silence") Template one) {
        this.list = list;
        this.one = one;
    }

    TemplateInstance list(Page<SilenceView> page, List<String> states, @Nullable String cursor, Form form) {
        String query = states.isEmpty() ? "" : "state=" + String.join("&state=", states) + "&";
        return list.data("silences", page.items())
                .data("asked", states)
                .data("states", STATES)
                .data(
                        "severities",
                        Arrays.stream(Severity.values()).map(Severity::wire).toList())
                .data("form", form)
                .data("next", page.nextCursor() == null ? null : "/silences?" + query + "cursor=" + page.nextCursor())
                .data("first", cursor == null ? null : "/silences?" + query);
    }

    TemplateInstance one(SilenceView silence) {
        return one.data("silence", silence);
    }
}
