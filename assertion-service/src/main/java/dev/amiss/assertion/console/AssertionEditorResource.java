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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where definitions are written, tried and kept: by the fields of their type, or as the JSON that the API takes. */
@Blocking
@Path("/")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
public class AssertionEditorResource {
    private static final String DEFINITION = "definition";
    private static final String TRY = "try";
    private static final String JSON = "json";
    private static final String FORM = "form";

    private final AssertionService service;
    private final Trial trial;
    private final Template editor;

    AssertionEditorResource(AssertionService service, Trial trial, @Location("assertion/editor") Template editor) {
        this.service = service;
        this.trial = trial;
        this.editor = editor;
    }

    /** @param as {@code json} for one field with all of it */
    @GET
    @Path("/assertions/new")
    public TemplateInstance begin(
            @QueryParam("type") @DefaultValue(Examples.FIRST) String type, @QueryParam("as") @Nullable String as)
            throws RefusedForm {
        String example = Examples.of(type);
        return show(open(null, Form.of(Map.of(DEFINITION, example)).json(DEFINITION), JSON.equals(as)));
    }

    @GET
    @Path("/assertions/{id:\\d{1,18}}/edit")
    public TemplateInstance edit(@PathParam("id") long id, @QueryParam("as") @Nullable String as) {
        return show(open(id, service.definition(id), JSON.equals(as)));
    }

    /**
     * Form: {@code do}: {@code try}, {@code save}, or {@code json} and {@code form} to be shown so; and {@code definition},
     * or else the fields.
     */
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
        boolean isJson = form.containsKey(DEFINITION);
        String wanted = String.valueOf(form.getFirst("do"));
        try {
            JsonNode definition = isJson ? typed.json(DEFINITION) : DefinitionForm.read(typed);
            if (wanted.equals(JSON) || wanted.equals(FORM)) {
                return Response.ok(show(open(id, definition, wanted.equals(JSON))))
                        .build();
            }
            if (wanted.equals(TRY)) {
                return Response.ok(show(new EditorView(id, isJson, typed, trial.run(definition))))
                        .build();
            }
            return saved(id, definition);
        } catch (RefusedForm e) {
            return refused(new EditorView(id, isJson, e.form(), null));
        } catch (HttpProblem refused) {
            return refused(new EditorView(id, isJson, typed.refused(refused, fields(typed, isJson)), null));
        }
    }

    private static List<String> fields(Form typed, boolean isJson) {
        if (isJson) {
            return List.of();
        }
        List<String> names = new ArrayList<>(EditorFields.all(typed.value(DefinitionForm.TYPE)).stream()
                .map(EditorField::name)
                .toList());
        names.add(DefinitionForm.MORE);
        return names;
    }

    private Response saved(@Nullable Long id, JsonNode definition) {
        if (id == null) {
            return Flash.done("Created; it is checked from now on.")
                    .seeOther("/assertions/" + service.create(definition));
        }
        service.replace(id, definition);
        return Flash.done("Saved.").seeOther("/assertions/" + id);
    }

    private static EditorView open(@Nullable Long id, JsonNode definition, boolean isJson) {
        String type = definition.path("check").path("type").asText();
        Map<String, String> texts = isJson
                ? Map.of(DEFINITION, definition.toPrettyString(), DefinitionForm.TYPE, type)
                : DefinitionForm.write(type, definition);
        return new EditorView(id, isJson, Form.of(texts), null);
    }

    private Response refused(EditorView view) {
        return RefusedPage.of(show(view));
    }

    private TemplateInstance show(EditorView view) {
        return editor.data("view", view);
    }
}
