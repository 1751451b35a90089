package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The list of responders, and the page of one. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class RespondersPageResource {
    private static final int FEW = 5;
    private static final int MANY = 30;
    private static final String ONE = "/responders/{id:\\d{1,18}}";

    private final ResponderService responders;
    private final ResponderLists lists;
    private final ActionLists actions;
    private final ResponderTemplates templates;

    RespondersPageResource(
            ResponderService responders, ResponderLists lists, ActionLists actions, ResponderTemplates templates) {
        this.responders = responders;
        this.lists = lists;
        this.actions = actions;
        this.templates = templates;
    }

    @GET
    @Path("/responders")
    public TemplateInstance list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("enabled") @Nullable String enabled,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("counted") boolean isCounted) {
        return templates.list(lists.of(text, enabled, cursor, isCounted));
    }

    @GET
    @Path(ONE)
    public TemplateInstance one(@PathParam("id") long id) {
        return templates.one(responders.get(id), actions.ofResponder(id), responders.changes(id, FEW, null));
    }

    @GET
    @Path(ONE + "/history")
    public TemplateInstance history(@PathParam("id") long id, @QueryParam("cursor") @Nullable String cursor) {
        return templates.history(responders.get(id), responders.changes(id, MANY, cursor), cursor);
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/disable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response disable(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        responders.setEnabled(id, enabled(false), null);
        return Flash.done("Disabled: its waiting actions are cancelled.")
                .undoneBy(address(id) + "/enable")
                .seeOther(address(id));
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/enable")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enable(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        try {
            responders.setEnabled(id, enabled(true), null);
            return Flash.done("Enabled.").undoneBy(address(id) + "/disable").seeOther(address(id));
        } catch (HttpProblem refused) {
            return Flash.failed(String.valueOf(refused.getDetail())).seeOther(address(id));
        }
    }

    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path(ONE + "/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        responders.delete(id);
        return Flash.done("Deleted; what it did stays on the issues' histories.")
                .seeOther("/responders");
    }

    private static ObjectNode enabled(boolean enabled) {
        return Json.mapper().createObjectNode().put("enabled", enabled);
    }

    private static String address(long id) {
        return "/responders/" + id;
    }
}
