package dev.amiss.assertion.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amiss.assertion.assertion.AssertionService;
import dev.amiss.assertion.assertion.Trial;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Flash;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedForm;
import dev.amiss.service.console.RefusedPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where definitions are written, tried and kept: the same JSON as the API takes. */
@Blocking
@Path("/")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
public class AssertionEditorResource {
    private static final String DEFINITION = "definition";
    private static final String TRY = "try";

    private final AssertionService service;
    private final Trial trial;
    private final Template editor;

    AssertionEditorResource(AssertionService service, Trial trial, @Location("assertion/editor") Template editor) {
        this.service = service;
        this.trial = trial;
        this.editor = editor;
    }

    @GET
    @Path("/assertions/new")
    public TemplateInstance begin(@QueryParam("type") @DefaultValue(Examples.FIRST) String type) {
        return show(new EditorView(null, Form.of(Map.of(DEFINITION, Examples.of(type), "type", type)), null));
    }

    @GET
    @Path("/assertions/{id:\\d{1,18}}/edit")
    public TemplateInstance edit(@PathParam("id") long id) {
        String definition = service.definition(id).toPrettyString();
        return show(new EditorView(id, Form.of(Map.of(DEFINITION, definition)), null));
    }

    /** Form: {@code definition}, and {@code do}: {@code try} or {@code save}. */
    @POST
    @FromOwnPage
    @Path("/assertions/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> form) {
        return submit(null, form);
    }

    /** As {@link #create}. */
    @POST
    @FromOwnPage
    @Path("/assertions/{id:\\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response replace(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return submit(id, form);
    }

    private Response submit(@Nullable Long id, MultivaluedMap<String, String> form) {
        Form typed = Form.of(form);
        try {
            JsonNode definition = typed.json(DEFINITION);
            if (TRY.equals(form.getFirst("do"))) {
                return Response.ok(show(new EditorView(id, typed, trial.run(definition))))
                        .build();
            }
            return saved(id, definition);
        } catch (RefusedForm e) {
            return refused(id, e.form());
        } catch (HttpProblem refused) {
            return refused(id, typed.refused(refused, List.of()));
        }
    }

    private Response saved(@Nullable Long id, JsonNode definition) {
        if (id == null) {
            return Flash.done("Created; it is checked from now on.")
                    .seeOther("/assertions/" + service.create(definition));
        }
        service.replace(id, definition);
        return Flash.done("Saved.").seeOther("/assertions/" + id);
    }

    private Response refused(@Nullable Long id, Form form) {
        return RefusedPage.of(show(new EditorView(id, form, null)));
    }

    private TemplateInstance show(EditorView view) {
        return editor.data("view", view);
    }
}
