package dev.amiss.assertion.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.assertion.assertion.AssertionService;
import dev.amiss.assertion.run.ResultView;
import dev.amiss.assertion.run.RunService;
import dev.amiss.model.Json;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of one assertion and what people do there: run it, pause it, let it go on, delete it. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class AssertionPageResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ONE = "/assertions/{id:\\d{1,18}}";

    private final AssertionPages pages;
    private final AssertionService service;
    private final RunService runs;
    private final Template page;

    AssertionPageResource(
            AssertionPages pages,
            AssertionService service,
            RunService runs,
            @Location("assertion/assertion") Template page) {
        this.pages = pages;
        this.service = service;
        this.runs = runs;
        this.page = page;
    }

    @GET
    @Path(ONE)
    public TemplateInstance assertion(
            @PathParam("id") long id, @QueryParam("cursor") @Nullable String cursor, @Context UriInfo uri) {
        return page.data("view", pages.of(id, uri.getBaseUri(), cursor));
    }

    @POST
    @FromOwnPage
    @Path(ONE + "/run")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response run(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        try {
            long demand = runs.demand(id);
            Optional<ResultView> result =
                    runs.awaitResult(id, demand, PATIENCE).await().atMost(PATIENCE.multipliedBy(2));
            return result.map(AssertionPageResource::told)
                    .orElseGet(() -> Flash.done("It runs; the result appears here when it ends."))
                    .seeOther(address(id));
        } catch (HttpProblem refused) {
            return Flash.failed(String.valueOf(refused.getDetail())).seeOther(address(id));
        }
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        service.patch(id, enabled(false));
        return Flash.done("Paused: it is not checked until it goes on.")
                .undoneBy(address(id) + "/resume")
                .seeOther(address(id));
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resume(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        service.patch(id, enabled(true));
        return Flash.done("It is checked again.")
                .undoneBy(address(id) + "/pause")
                .seeOther(address(id));
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        service.remove(id);
        return Flash.done("Deleted; its issues recover.").seeOther("/assertions");
    }

    private static Flash told(ResultView result) {
        String reason = result.reason() == null ? "" : ": " + result.reason();
        String text = "The run " + (result.outcome().equals("error") ? "could not be carried out" : result.outcome())
                + reason;
        return result.outcome().equals("passed") || result.outcome().equals("pending")
                ? Flash.done(text)
                : Flash.failed(text);
    }

    private static ObjectNode enabled(boolean enabled) {
        return Json.mapper().createObjectNode().put("enabled", enabled);
    }

    private static String address(long id) {
        return "/assertions/" + id;
    }
}
