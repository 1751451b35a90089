package dev.amiss.issue.console;

import dev.amiss.service.access.CurrentActor;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The list of issues: filters in the address, many worked on at once. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class IssuesPageResource {
    private final Template page;
    private final ListViews lists;
    private final ActOnIssues act;
    private final CurrentActor actor;

    IssuesPageResource(@Location("issue/issues") Template page, ListViews lists, ActOnIssues act, CurrentActor actor) {
        this.page = page;
        this.lists = lists;
        this.act = act;
        this.actor = actor;
    }

    @GET
    @Path("/issues")
    public TemplateInstance issues(@Context UriInfo uri) {
        return page.data("view", lists.of(uri.getQueryParameters()));
    }

    /** Form: {@code to} a status, {@code id} of each issue, {@code comment}, {@code back} where to go then. */
    @POST
    @FromOwnPage
    @Path("/issues/act")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(MultivaluedMap<String, String> form, @Context UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> values.forEach(value -> form.add(name, value)));
        Flash done = act.act(form, actor.name());
        String back = form.getFirst("back");
        return done.seeOther(back == null ? "/issues" : back);
    }
}
