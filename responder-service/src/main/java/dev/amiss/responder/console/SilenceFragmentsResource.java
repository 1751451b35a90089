package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.silence.SilenceTrial;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of the page of silences that change by themselves. */
@Blocking
@Path("/ui/responder/silences")
@Produces(MediaType.TEXT_HTML)
public class SilenceFragmentsResource {
    private final SilencePages pages;
    private final SilenceTemplates templates;
    private final SilenceTrial trial;

    SilenceFragmentsResource(SilencePages pages, SilenceTemplates templates, SilenceTrial trial) {
        this.pages = pages;
        this.templates = templates;
        this.trial = trial;
    }

    @GET
    @Path("/calendar")
    public TemplateInstance calendar(
            @QueryParam("calendar") @Nullable String kind, @QueryParam("day") @Nullable String day) {
        return pages.calendarAlone(kind, day);
    }

    /** What the silence would mute that is being written. Form: that of a new silence. */
    @POST
    @FromOwnPage
    @Path("/mutes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance mutes(MultivaluedMap<String, String> form) {
        ObjectNode matcher = SilenceForm.matcher(Form.of(form));
        matcher.remove("comment");
        if (matcher.isEmpty()) {
            return templates.mutes(null, "Say what it mutes: how many open issues that are now appears here.");
        }
        try {
            return templates.mutes(trial.run(matcher), null);
        } catch (HttpProblem refused) {
            return templates.mutes(
                    null,
                    String.join("; ", Form.empty().refused(refused, List.of()).general()));
        }
    }
}
