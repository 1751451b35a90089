package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.action.ActionService;
import dev.amiss.responder.action.ActionView;
import dev.amiss.responder.action.DestinationService;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.FromOwnPage;
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

/** What was, is and will be done: the list, one action with its attempts, and what people do to it. */
@Blocking
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ActionsPageResource {
    private static final long HOUR = 3600;

    private final ActionService actions;
    private final ActionLists lists;
    private final DestinationService destinations;
    private final ActionTemplates templates;

    ActionsPageResource(
            ActionService actions, ActionLists lists, DestinationService destinations, ActionTemplates templates) {
        this.actions = actions;
        this.lists = lists;
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
                lists.of(statuses, issueId, responderId, limit, cursor),
                destinations.list(null, null).items());
    }

    @GET
    @Path("/actions/{id:\\d{1,18}}")
    public TemplateInstance one(@PathParam("id") long id) {
        return templates.one(actions.get(id));
    }

    /** Form: {@code do}: {@code run}, {@code retry}, {@code cancel} or {@code postpone}, by an hour; {@code back}. */
    @POST
    @FromOwnPage
    @Path("/actions/{id:\\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        String back = form.getFirst("back");
        String page = back == null ? "/actions/" + id : back;
        String what = form.getFirst("do");
        try {
            return act(id, what == null ? "" : what).seeOther(page);
        } catch (HttpProblem refused) {
            return Flash.failed(String.valueOf(refused.getDetail())).seeOther(page);
        }
    }

    private Flash act(long id, String what) {
        return switch (what) {
            case "run" -> told(actions.run(id), "runs now");
            case "retry" -> told(actions.retry(id), "runs again now");
            case "cancel" -> told(actions.cancel(id), "is cancelled");
            case "postpone" -> {
                ObjectNode byAnHour = Json.mapper().createObjectNode().put("by_sec", HOUR);
                yield told(actions.putOff(id, byAnHour), "is put off by an hour");
            }
            default -> Flash.failed("Nothing was done: the form did not say what.");
        };
    }

    private static Flash told(ActionView action, String what) {
        return Flash.done("Action " + action.action().id() + " " + what + ".");
    }
}
