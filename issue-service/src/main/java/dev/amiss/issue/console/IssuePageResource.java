package dev.amiss.issue.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.issue.lifecycle.IssuePatch;
import dev.amiss.issue.lifecycle.IssueResource;
import dev.amiss.issue.lifecycle.IssueService;
import dev.amiss.model.Issue;
import dev.amiss.model.Json;
import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedPage;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One issue: what, since when, how often, what was done, and what a person can do. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class IssuePageResource {
    private final IssueTemplates templates;
    private final IssueService issues;
    private final IssueViews views;
    private final CurrentActor actor;

    IssuePageResource(IssueTemplates templates, IssueService issues, IssueViews views, CurrentActor actor) {
        this.templates = templates;
        this.issues = issues;
        this.views = views;
        this.actor = actor;
    }

    @GET
    @Path("/issues/{id:\\d+}")
    public TemplateInstance issue(@PathParam("id") String id, @QueryParam("show") @Nullable String show) {
        return templates.page(views.of(issues.get(IssueResource.idOf(id)), show, Form.empty()));
    }

    /** Form: {@code comment}. */
    @POST
    @FromOwnPage
    @Path("/issues/{id:\\d+}/comment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response comment(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        long issue = IssueResource.idOf(id);
        String comment = form.getFirst("comment");
        ObjectNode body = Json.mapper().createObjectNode().put("comment", comment == null ? "" : comment.strip());
        try {
            issues.comment(issue, IssuePatch.readComment(body), actor.name());
            return Flash.done("Comment added.").seeOther("/issues/" + issue);
        } catch (HttpProblem refused) {
            Form again = Form.of(form).refused(refused, List.of("comment"));
            return RefusedPage.of(templates.page(views.of(issues.get(issue), null, again)));
        }
    }

    /** Form: {@code severity}. */
    @POST
    @FromOwnPage
    @Path("/issues/{id:\\d+}/severity")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response severity(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        long issue = IssueResource.idOf(id);
        String before = issues.get(issue).severity().wire();
        ObjectNode body = Json.mapper().createObjectNode().put("severity", form.getFirst("severity"));
        Issue after = issues.patch(issue, IssuePatch.read(body), actor.name());
        return Flash.done("Severity is " + after.severity().wire() + ", was " + before + ".")
                .seeOther("/issues/" + issue);
    }
}
