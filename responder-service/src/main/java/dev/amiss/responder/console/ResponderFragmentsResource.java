package dev.amiss.responder.console;

import dev.amiss.responder.explain.ExplainService;
import dev.amiss.responder.silence.SilenceQueries;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pages of the other services show of this one. */
@Blocking
@Path("/ui/responder")
@Produces(MediaType.TEXT_HTML)
public class ResponderFragmentsResource {
    private static final int RESPONDERS = 20;
    private static final String FEW = "10";

    private final ActionLists actions;
    private final ActionTemplates templates;
    private final ExplainService explain;
    private final SilenceQueries silences;
    private final Template explanation;
    private final Template inForce;

    ResponderFragmentsResource(
            ActionLists actions,
            ActionTemplates templates,
            ExplainService explain,
            SilenceQueries silences,
            @Location("responder/explanation") Template explanation,
            @Location("responder/silences-in-force") Template inForce) {
        this.actions = actions;
        this.templates = templates;
        this.explain = explain;
        this.silences = silences;
        this.explanation = explanation;
        this.inForce = inForce;
    }

    @GET
    @Path("/actions")
    public TemplateInstance rows(
            @QueryParam("status") List<String> statuses,
            @QueryParam("issue_id") @Nullable Long issueId,
            @QueryParam("responder_id") @Nullable Long responderId,
            @QueryParam("choose") boolean isChosen) {
        return templates.rows(actions.of(statuses, issueId, responderId, null, null, isChosen));
    }

    @GET
    @Path("/due-next")
    public TemplateInstance dueNext() {
        return templates.next(actions.waiting(null), false);
    }

    @GET
    @Path("/issues/{id:\\d{1,18}}/waiting")
    public TemplateInstance waiting(@PathParam("id") long issueId) {
        return templates.next(actions.waiting(issueId), true);
    }

    @GET
    @Path("/issues/{id:\\d{1,18}}/explain")
    public TemplateInstance explain(@PathParam("id") long issueId) {
        return explanation.data("found", explain.explain(issueId, RESPONDERS, null));
    }

    @GET
    @Path("/silences-in-force")
    public TemplateInstance silencesInForce() {
        return inForce.data(
                "silences", silences.list(List.of("active"), FEW, null).items());
    }
}
