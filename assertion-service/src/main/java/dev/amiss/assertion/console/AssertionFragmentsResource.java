package dev.amiss.assertion.console;

import dev.amiss.assertion.run.State;
import dev.amiss.service.page.Page;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Parts of pages that are asked for again and again, and what pages of the other services show of this one. */
@Blocking
@Path("/ui/assertion")
@Produces(MediaType.TEXT_HTML)
public class AssertionFragmentsResource {
    private static final int MOST_NOT_PASSING = 10;

    private final AssertionLines lines;
    private final AssertionPages pages;
    private final Template list;
    private final Template findings;
    private final Template notPassing;

    AssertionFragmentsResource(
            AssertionLines lines,
            AssertionPages pages,
            @Location("assertion/list") Template list,
            @Location("assertion/findings") Template findings,
            @Location("assertion/not-passing") Template notPassing) {
        this.lines = lines;
        this.pages = pages;
        this.list = list;
        this.findings = findings;
        this.notPassing = notPassing;
    }

    /** @param mark of what is shown; 204 when it still holds */
    @GET
    @Path("/list")
    public Response rows(@QueryParam("state") @Nullable String state, @QueryParam("mark") @Nullable String mark) {
        return mark != null && mark.equals(lines.mark())
                ? Response.noContent().build()
                : Response.ok(list.data("view", lines.view(state, null, null))).build();
    }

    /**
     * How an assertion stands and what its runs found.
     *
     * @param mark of what is shown; 204 when it still holds
     */
    @GET
    @Path("/{id:\\d{1,18}}/findings")
    public Response findings(
            @PathParam("id") long id, @QueryParam("mark") @Nullable String mark, @Context UriInfo uri) {
        return mark != null && mark.equals(pages.mark(id))
                ? Response.noContent().build()
                : Response.ok(findings.data("view", pages.of(id, uri.getBaseUri(), null)))
                        .build();
    }

    /** What the overview shows: failing ones, and such as cannot be checked. */
    @GET
    @Path("/not-passing")
    public TemplateInstance notPassing() {
        Page<AssertionLine> failing = lines.page(State.FAILING.wire(), MOST_NOT_PASSING, null);
        Page<AssertionLine> error = lines.page(State.ERROR.wire(), MOST_NOT_PASSING, null);
        return notPassing
                .data("failing", failing.items())
                .data("error", error.items())
                .data("more", failing.nextCursor() != null || error.nextCursor() != null);
    }
}
