package dev.amiss.assertion.console;

import dev.amiss.assertion.run.RunService;
import dev.amiss.assertion.run.State;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.page.Page;
import dev.amiss.service.page.PageLimit;
import dev.amiss.service.problem.Problems;
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

/** The list of assertions, and its rows as a fragment. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AssertionsPageResource {
    private static final int MOST_NOT_PASSING = 10;

    private final AssertionLines lines;
    private final RunService runs;
    private final Template page;
    private final Template list;
    private final Template notPassing;

    AssertionsPageResource(
            AssertionLines lines,
            RunService runs,
            @Location("assertion/assertions") Template page,
            @Location("assertion/list") Template list,
            @Location("assertion/not-passing") Template notPassing) {
        this.lines = lines;
        this.runs = runs;
        this.page = page;
        this.list = list;
        this.notPassing = notPassing;
    }

    @GET
    @Path("/assertions")
    public TemplateInstance assertions(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return page.data("view", view(state, limit, cursor));
    }

    @GET
    @Path("/ui/assertion/list")
    public TemplateInstance rows(@QueryParam("state") @Nullable String state) {
        return list.data("view", view(state, null, null));
    }

    /** What the overview shows: failing ones, and such as cannot be checked. */
    @GET
    @Path("/ui/assertion/not-passing")
    public TemplateInstance notPassing() {
        Page<AssertionLine> failing = lines.page(State.FAILING.wire(), MOST_NOT_PASSING, null);
        Page<AssertionLine> error = lines.page(State.ERROR.wire(), MOST_NOT_PASSING, null);
        return notPassing
                .data("failing", failing.items())
                .data("error", error.items())
                .data("more", failing.nextCursor() != null || error.nextCursor() != null);
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

    private AssertionsView view(@Nullable String state, @Nullable String limit, @Nullable String cursor) {
        String wanted = state == null ? "" : state;
        if (!wanted.isEmpty() && State.ofWire(wanted).isEmpty()) {
            throw Problems.invalidParameter("state", "must be one of " + String.join(", ", State.words()));
        }
        Page<AssertionLine> found = lines.page(wanted.isEmpty() ? null : wanted, PageLimit.of(limit), cursor);
        String here = wanted.isEmpty() ? "/assertions?" : "/assertions?state=" + wanted + "&";
        return new AssertionsView(
                found.items(),
                wanted,
                found.nextCursor() == null ? null : here + "cursor=" + found.nextCursor(),
                cursor == null ? null : here.substring(0, here.length() - 1));
    }
}
