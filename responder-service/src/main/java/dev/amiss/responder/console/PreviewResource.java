package dev.amiss.responder.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Json;
import dev.amiss.responder.action.DryRunService;
import dev.amiss.service.console.Form;
import dev.amiss.service.console.FromOwnPage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** What a responder would answer now, while it is written. */
@Blocking
@Path("/ui/responder/preview")
@Produces(MediaType.TEXT_HTML)
public class PreviewResource {
    private final DryRunService dryRun;
    private final ResponderTemplates templates;

    PreviewResource(DryRunService dryRun, ResponderTemplates templates) {
        this.dryRun = dryRun;
        this.templates = templates;
    }

    /** Form: {@code definition}. */
    @POST
    @FromOwnPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(MultivaluedMap<String, String> form) {
        try {
            return templates.preview(
                    dryRun.run(Json.mapper().readTree(Form.of(form).value("definition"))), null);
        } catch (JsonProcessingException e) {
            return templates.preview(null, "This is no valid JSON yet.");
        } catch (HttpProblem refused) {
            return templates.preview(
                    null,
                    String.join("; ", Form.empty().refused(refused, List.of()).general()));
        }
    }
}
