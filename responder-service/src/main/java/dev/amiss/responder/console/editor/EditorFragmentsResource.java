package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.service.access.Role;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import dev.amiss.service.console.RefusedForm;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of the editor that change while somebody writes. */
@Blocking
@Path("/ui/responder/editor")
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
public class EditorFragmentsResource {
    private static final String NO_CHOICE = "-1";

    private final ResponderForm forms;
    private final EditorTrials trials;
    private final EditorPages pages;

    EditorFragmentsResource(ResponderForm forms, EditorTrials trials, EditorPages pages) {
        this.forms = forms;
        this.trials = trials;
        this.pages = pages;
    }

    /** What the responder would answer now. Form: that of the editor. */
    @POST
    @FromOwnPage
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(@QueryParam("id") @Nullable Long id, MultivaluedMap<String, String> fields) {
        Form form = Form.of(fields);
        String issue = form.has("view", "json") ? NO_CHOICE : EditorTrials.issueOf(form);
        try {
            JsonNode definition = form.has("view", "json")
                    ? form.json("definition")
                    : forms.read(form).definition();
            return preview(definition, id, issue);
        } catch (RefusedForm e) {
            return pages.preview(null, "This is no valid JSON yet.", null, issue);
        } catch (HttpProblem refused) {
            return pages.preview(
                    null,
                    String.join("; ", Form.empty().refused(refused, List.of()).general()),
                    null,
                    issue);
        }
    }

    private TemplateInstance preview(JsonNode definition, @Nullable Long id, String issue) {
        if (definition instanceof ObjectNode object && !EditorTrials.hasCondition(object)) {
            return pages.preview(null, null, "Say which issues it answers: those that are open appear here.", issue);
        }
        try {
            return pages.preview(trials.dryRun(definition, id), null, null, issue);
        } catch (HttpProblem refused) {
            if (definition instanceof ObjectNode object && EditorTrials.isAboutActionsOnly(refused)) {
                return pages.preview(
                        trials.dryRunWithoutActions(object), null, "Its actions are not complete yet.", issue);
            }
            throw refused;
        }
    }

    /** The fields of an action's arguments, after another function was chosen. */
    @POST
    @FromOwnPage
    @Path("/arguments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance arguments(@QueryParam("place") int place, MultivaluedMap<String, String> fields) {
        return pages.arguments(Form.of(fields), place);
    }
}
