package dev.amiss.responder.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.model.Json;
import dev.amiss.responder.action.DryRunService;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.responder.responder.ResponderView;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedForm;
import dev.amiss.service.console.RefusedPage;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where responders are written, tried and kept: the same JSON as the API takes. */
@Blocking
@Path("/")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
public class ResponderEditorResource {
    private static final int CONFLICT = 409;
    private static final String DEFINITION = "definition";
    private static final List<String> ANSWER_ONLY = List.of("id", "created_at", "updated_at", "warnings", "when_error");
    private static final String FIRST = """
            {
              "name": "users in trouble",
              "watch_pattern": "user-.*",
              "actions": [
                {
                  "target_function": "issue.actions.email",
                  "function_kwargs": {"subject": "Doh!", "recipients": "john.smith@example.com"},
                  "delay_sec": 30
                }
              ]
            }""";

    private final ResponderService responders;
    private final DryRunService dryRun;
    private final ResponderTemplates templates;

    ResponderEditorResource(ResponderService responders, DryRunService dryRun, ResponderTemplates templates) {
        this.responders = responders;
        this.dryRun = dryRun;
        this.templates = templates;
    }

    @GET
    @Path("/responders/new")
    public TemplateInstance begin() {
        return show(null, Form.of(Map.of(DEFINITION, FIRST)));
    }

    @GET
    @Path("/responders/{id:\\d{1,18}}/edit")
    public TemplateInstance edit(@PathParam("id") long id) {
        ObjectNode definition = Json.mapper().valueToTree(responders.get(id));
        definition.remove(ANSWER_ONLY);
        definition.properties().removeIf(field -> field.getValue().isNull());
        return show(id, Form.of(Map.of(DEFINITION, definition.toPrettyString())));
    }

    /** Form: {@code definition}; {@code do}: {@code try} or {@code save}; {@code backfill} when it was asked for. */
    @POST
    @FromOwnPage
    @Path("/responders/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        return submit(null, form);
    }

    /** As {@link #create}. */
    @POST
    @FromOwnPage
    @Path("/responders/{id:\\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response replace(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return submit(id, form);
    }

    private Response submit(@Nullable Long id, MultivaluedMap<String, String> form) {
        Form typed = Form.of(form);
        try {
            JsonNode definition = typed.json(DEFINITION);
            if ("try".equals(form.getFirst("do"))) {
                return Response.ok(templates.editor(new EditorView(id, typed, dryRun.run(definition), false)))
                        .build();
            }
            return saved(id, definition, backfill(form.getFirst("backfill")));
        } catch (RefusedForm e) {
            return refused(id, e.form(), false);
        } catch (HttpProblem refused) {
            return refused(id, typed.refused(refused, List.of()), refused.getStatusCode() == CONFLICT);
        }
    }

    private Response saved(@Nullable Long id, JsonNode definition, @Nullable Boolean backfill) {
        ResponderView view =
                id == null ? responders.create(definition, backfill) : responders.replace(id, definition, backfill);
        String warning = view.warnings().isEmpty()
                ? ""
                : " " + view.warnings().get(0).pointer() + ": "
                        + view.warnings().get(0).detail();
        return Flash.done((id == null ? "Created." : "Saved.") + warning).seeOther("/responders/" + view.id());
    }

    private static @Nullable Boolean backfill(@Nullable String choice) {
        return choice == null || choice.isEmpty() ? null : Boolean.valueOf(choice);
    }

    private Response refused(@Nullable Long id, Form form, boolean asksForBackfill) {
        return RefusedPage.of(templates.editor(new EditorView(id, form, null, asksForBackfill)));
    }

    private TemplateInstance show(@Nullable Long id, Form form) {
        return templates.editor(new EditorView(id, form, null, false));
    }
}
