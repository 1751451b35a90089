package dev.amiss.responder.console;

import dev.amiss.model.Severity;
import dev.amiss.responder.silence.SilenceView;
import dev.amiss.responder.silence.WouldMuteView;
import dev.amiss.service.console.Form;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates of silences. */
@Singleton
class SilenceTemplates {
    private static final List<String> STATES = List.of("active", "pending", "ended");

    private final Template list;
    private final Template one;
    private final Template calendar;
    private final Template mutes;

    SilenceTemplates(
            @Location("responder/silences") Template list,
            @Location("responder/silence") Template one,
            @Location("responder/calendar") Template calendar,
            @Location("responder/mutes") Template mutes) {
        this.list = list;
        this.one = one;
        this.calendar = calendar;
        this.mutes = mutes;
    }

    /** @param soon what ends before then ends soon */
    TemplateInstance list(Page<SilenceView> page, SilencesQuery asked, CalendarView shown, Form form, Instant soon) {
        return list.data("silences", page.items())
                .data("asked", asked)
                .data("states", STATES)
                .data("calendar", shown)
                .data("soon", soon)
                .data(
                        "severities",
                        Arrays.stream(Severity.values()).map(Severity::wire).toList())
                .data("form", form)
                .data("next", asked.next(page.nextCursor()))
                .data("first", asked.cursor() == null ? null : asked.here());
    }

    TemplateInstance one(SilenceView silence, Instant soon) {
        return one.data("silence", silence).data("soon", soon);
    }

    TemplateInstance calendar(CalendarView shown) {
        return calendar.data("calendar", shown);
    }

    /** @param problem why it cannot be told; null when it can */
    TemplateInstance mutes(@Nullable WouldMuteView found, @Nullable String problem) {
        return mutes.data("found", found).data("problem", problem);
    }
}
