package dev.amiss.issue.console;

import dev.amiss.issue.lifecycle.IssueResource;
import dev.amiss.issue.lifecycle.IssueService;
import dev.amiss.service.console.Form;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The parts of pages that are asked for again when something changed, by this service's pages and by those of others. */
@Blocking
@Path("/ui/issues")
@Produces(MediaType.TEXT_HTML)
public class IssueFragmentsResource {
    private final OverviewTemplates overviewTemplates;
    private final OverviewStore overview;
    private final IssueTemplates templates;
    private final IssueService issues;
    private final FragmentViews views;

    IssueFragmentsResource(
            OverviewTemplates overviewTemplates,
            OverviewStore overview,
            IssueTemplates templates,
            IssueService issues,
            FragmentViews views) {
        this.overviewTemplates = overviewTemplates;
        this.overview = overview;
        this.templates = templates;
        this.issues = issues;
        this.views = views;
    }

    @GET
    @Path("/overview")
    public TemplateInstance overview(RoutingContext request) {
        LastVisit visit = LastVisit.of(request);
        return overviewTemplates.body(overview.read(visit == null ? null : visit.before()));
    }

    @GET
    @Path("/open-count")
    public TemplateInstance openCount() {
        return overviewTemplates.openCount(overview.open());
    }

    @GET
    @Path("/list")
    public TemplateInstance list(@Context UriInfo uri) {
        return templates.list(views.lists().of(uri.getQueryParameters()));
    }

    /** What changes of an issue's head while somebody looks at it. */
    @GET
    @Path("/{id:\\d+}/head")
    public TemplateInstance head(@PathParam("id") String id) {
        return templates.head(views.issues().of(issues.get(IssueResource.idOf(id)), null, Form.empty()));
    }

    @GET
    @Path("/{id:\\d+}/story")
    public TemplateInstance story(
            @PathParam("id") String id,
            @QueryParam("show") @Nullable String show,
            @QueryParam("below") @DefaultValue("9223372036854775807") long below) {
        return templates.story(
                views.store().story(issues.get(IssueResource.idOf(id)).id(), show, below));
    }
}
