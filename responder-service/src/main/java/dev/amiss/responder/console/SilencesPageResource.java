package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import dev.amiss.model.Issue;
import dev.amiss.responder.projection.ProjectionStore;
import dev.amiss.responder.silence.SilenceQueries;
import dev.amiss.responder.silence.SilenceService;
import dev.amiss.responder.silence.SilenceView;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedPage;
import dev.amiss.service.page.Page;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Silences: the list, one with its log, and a form for a new one. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SilencesPageResource {
    private final SilenceService silences;
    private final SilenceQueries queries;
    private final SilenceTemplates templates;
    private final ProjectionStore projection;
    private final Jdbi jdbi;
    private final Clock clock;

    SilencesPageResource(
            SilenceService silences,
            SilenceQueries queries,
            SilenceTemplates templates,
            ProjectionStore projection,
            Jdbi jdbi,
            Clock clock) {
        this.silences = silences;
        this.queries = queries;
        this.templates = templates;
        this.projection = projection;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param issueId the form is filled in so that it is about this issue; null for an empty form */
    @GET
    @Path("/silences")
    public TemplateInstance list(
            @QueryParam("state") List<String> states,
            @QueryParam("issue_id") @Nullable Long issueId,
            @QueryParam("cursor") @Nullable String cursor) {
        return page(states, cursor, issueId == null ? Form.of(Map.of("hours", "1")) : about(issueId));
    }

    @GET
    @Path("/silences/{id:\\d{1,18}}")
    public TemplateInstance one(@PathParam("id") long id) {
        return templates.one(queries.get(id));
    }

    @POST
    @FromOwnPage
    @Path("/silences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        Form typed = Form.of(form);
        try {
            ObjectNode body = SilenceForm.read(typed, clock.instant());
            SilenceView view = silences.create(body);
            return Flash.done("Silenced: actions about " + view.matchingIssues() + " active issues are muted now.")
                    .seeOther("/silences/" + view.id());
        } catch (HttpProblem refused) {
            return RefusedPage.of(page(List.of(), null, typed.refused(refused, SilenceForm.FIELDS)));
        }
    }

    @POST
    @FromOwnPage
    @Path("/silences/{id:\\d{1,18}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        silences.end(id);
        return Flash.done("Ended: what it held back runs where the issue still calls for it.")
                .seeOther("/silences/" + id);
    }

    private TemplateInstance page(List<String> states, @Nullable String cursor, Form form) {
        Page<SilenceView> found = queries.list(states, null, cursor);
        return templates.list(found, states, cursor, form);
    }

    private Form about(long issueId) {
        return jdbi.withHandle(handle -> projection.find(handle, issueId))
                .map(Issue::name)
                .map(name -> Form.of(Map.of("watch_pattern", Pattern.quote(name), "hours", "1")))
                .orElseGet(() -> Form.of(Map.of("hours", "1")));
    }
}
