package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where responders are written, tried and kept: as a form, or as the same JSON as the API takes. */
@Blocking
@Path("/")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
public class ResponderEditorResource {
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
    private final ResponderForm forms;
    private final EditorPages pages;
    private final Submission submission;

    ResponderEditorResource(
            ResponderService responders, ResponderForm forms, EditorPages pages, Submission submission) {
        this.responders = responders;
        this.forms = forms;
        this.pages = pages;
        this.submission = submission;
    }

    /**
     * @param view {@code json} for the JSON, else the form
     * @param pattern what the form begins with; null for nothing
     */
    @GET
    @Path("/responders/new")
    public TemplateInstance begin(
            @QueryParam("view") @Nullable String view, @QueryParam("watch_pattern") @Nullable String pattern) {
        if ("json".equals(view)) {
            return pages.editor(EditorView.json(null, Form.of(Map.of(Submission.DEFINITION, FIRST))));
        }
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        if (pattern != null) {
            start.put("watch_pattern", pattern);
        }
        start.putArray("actions").addObject().put("target_function", "issue.actions.email");
        return pages.editor(EditorView.form(null, forms.write(start)));
    }

    @GET
    @Path("/responders/{id:\\d{1,18}}/edit")
    public TemplateInstance edit(@PathParam("id") long id, @QueryParam("view") @Nullable String view) {
        JsonNode definition = responders.definition(id);
        return pages.editor(
                "json".equals(view)
                        ? EditorView.json(id, Form.of(Map.of(Submission.DEFINITION, definition.toPrettyString())))
                        : EditorView.form(id, forms.write(definition)));
    }

    /** Form: that of the editor, see {@link Submission}. */
    @POST
    @FromOwnPage
    @Path("/responders/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        return submission.submit(null, Form.of(form));
    }

    /** As {@link #create}. */
    @POST
    @FromOwnPage
    @Path("/responders/{id:\\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response replace(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return submission.submit(id, Form.of(form));
    }
}
