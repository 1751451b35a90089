package dev.amiss.assertion.console;

import dev.amiss.assertion.assertion.AssertionService;
import dev.amiss.assertion.check.function.CheckFunctions;
import dev.amiss.assertion.check.function.FunctionView;
import dev.amiss.assertion.datasource.DataSources;
import dev.amiss.model.Json;
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
@Path("/ui/assertion/setup")
@Produces(MediaType.TEXT_HTML)
public class SetupFragmentsResource {
    private static final String FIRST = """
            {"name": "my first assertion", "check": {"type": "heartbeat", "grace_sec": 60}, "every_sec": 300}""";

    private final DataSources sources;
    private final CheckFunctions functions;
    private final AssertionService assertions;
    private final Template list;
    private final Template functionList;
    private final Template made;

    SetupFragmentsResource(
            DataSources sources,
            CheckFunctions functions,
            AssertionService assertions,
            @Location("assertion/data-source-list") Template list,
            @Location("assertion/functions") Template functionList,
            @Location("assertion/made") Template made) {
        this.sources = sources;
        this.functions = functions;
        this.assertions = assertions;
        this.list = list;
        this.functionList = functionList;
        this.made = made;
    }

    @GET
    @Path("/data-sources")
    public TemplateInstance dataSources() {
        return list.data("sources", DataSourceLine.of(sources.all()));
    }

    @GET
    @Path("/functions")
    public TemplateInstance functions() {
        return functionList.data(
                "functions", functions.all().stream().map(FunctionView::of).toList());
    }

    /** Makes a newcomer's first assertion. */
    @POST
    @FromOwnPage
    @RolesAllowed(Role.ADMIN_NAME)
    @Path("/first")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance first(MultivaluedMap<String, String> form) throws IOException {
        try {
            return made.data("id", assertions.create(Json.mapper().readTree(FIRST)), "refused", "");
        } catch (HttpProblem refused) {
            return made.data("id", 0L, "refused", String.valueOf(refused.getDetail()));
        }
    }
}
