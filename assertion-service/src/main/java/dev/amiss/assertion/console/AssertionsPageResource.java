package dev.amiss.assertion.console;

import dev.amiss.assertion.run.RunService;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The list of assertions. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AssertionsPageResource {
    private final AssertionLines lines;
    private final RunService runs;
    private final Template page;

    AssertionsPageResource(AssertionLines lines, RunService runs, @Location("assertion/assertions") Template page) {
        this.lines = lines;
        this.runs = runs;
        this.page = page;
    }

    @GET
    @Path("/assertions")
    public TemplateInstance assertions(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return page.data("view", lines.view(state, limit, cursor));
    }

    /** Asks for a run of all. */
    @POST
    @FromOwnPage
    @Path("/assertions/run")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response runAll(MultivaluedMap<String, String> form) {
        int asked = runs.demandAll();
        return Flash.done(asked == 1 ? "One assertion runs now." : asked + " assertions run now.")
                .seeOther("/assertions");
    }
}
