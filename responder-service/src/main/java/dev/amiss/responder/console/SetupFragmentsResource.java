package dev.amiss.responder.console;

import dev.amiss.model.Json;
import dev.amiss.responder.delivery.FunctionCatalog;
import dev.amiss.responder.responder.ResponderService;
import dev.amiss.service.access.Role;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;

/** What the set-up page shows of this service. */
@Blocking
@Path("/ui/responder/setup")
@Produces(MediaType.TEXT_HTML)
public class SetupFragmentsResource {
    private static final String FIRST = """
            {"name": "my first responder", "watch_pattern": "my first issue", "actions": [
              {"target_function": "issue.actions.log", "function_kwargs": {}, "delay_sec": 10}]}""";

    private final FunctionCatalog catalog;
    private final ResponderService responders;
    private final Template functions;
    private final Template made;

    SetupFragmentsResource(
            FunctionCatalog catalog,
            ResponderService responders,
            @Location("responder/functions") Template functions,
            @Location("responder/made") Template made) {
        this.catalog = catalog;
        this.responders = responders;
        this.functions = functions;
        this.made = made;
    }

    @GET
    @Path("/functions")
    public TemplateInstance functions() {
        return functions.data("functions", FunctionLine.of(catalog));
    }

    /** Makes a newcomer's first responder. */
    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/first")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance first(MultivaluedMap<String, String> form) throws IOException {
        try {
            long id = responders.create(Json.mapper().readTree(FIRST), true).id();
            return made.data("id", id, "refused", "");
        } catch (HttpProblem refused) {
            return made.data("id", 0L, "refused", String.valueOf(refused.getDetail()));
        }
    }
}
