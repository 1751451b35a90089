package dev.amiss.responder.console;

import dev.amiss.responder.action.ActionService;
import dev.amiss.responder.action.DestinationService;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
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

/** What was, is and will be done: the queue, one action with its attempts, where they go, and what people do to them. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ActionsPageResource {
    private final ActionService actions;
    private final ActionLists lists;
    private final ActionCommands commands;
    private final DestinationService destinations;
    private final ActionTemplates templates;

    ActionsPageResource(
            ActionService actions,
            ActionLists lists,
            ActionCommands commands,
            DestinationService destinations,
            ActionTemplates templates) {
        this.actions = actions;
        this.lists = lists;
        this.commands = commands;
        this.destinations = destinations;
        this.templates = templates;
    }

    @GET
    @Path("/actions")
    public TemplateInstance list(
            @QueryParam("status") List<String> statuses,
            @QueryParam("issue_id") @Nullable Long issueId,
            @QueryParam("responder_id") @Nullable Long responderId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return templates.list(
                lists.of(statuses, issueId, responderId, limit, cursor, true),
                actions.counts(),
                destinations.failing());
    }

    @GET
    @Path("/actions/destinations")
    public TemplateInstance destinations(@QueryParam("cursor") @Nullable String cursor) {
        return templates.destinations(destinations.list(null, cursor), cursor);
    }

    @GET
    @Path("/actions/{id:\\d{1,18}}")
    public TemplateInstance one(@PathParam("id") long id) {
        return templates.one(actions.get(id));
    }

    /** Form: see {@link ActionCommands}; {@code id} of each that is chosen; {@code back}. */
    @POST
    @FromOwnPage
    @Path("/actions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(MultivaluedMap<String, String> form) {
        String back = form.getFirst("back");
        return commands.carryOut(Form.of(form)).seeOther(back == null ? "/actions" : back);
    }

    /** Form: see {@link ActionCommands}. */
    @POST
    @FromOwnPage
    @Path("/actions/{id:\\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        Form typed = Form.of(form);
        Flash told = commands.carryOut(typed.value("do"), List.of(id), typed);
        return told.seeOther("/actions/" + id);
    }
}
