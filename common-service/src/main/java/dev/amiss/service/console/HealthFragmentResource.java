package dev.amiss.service.console;

import dev.amiss.service.problem.Problems;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** Whether a service is ready, in a line; of another service by asking it. */
@Path("/ui/health/{service}")
@Produces(MediaType.TEXT_HTML)
public class HealthFragmentResource {
    private static final String UP = "UP";

    private final ServiceLinks links;
    private final FragmentForwarder forwarder;
    private final SmallRyeHealthReporter health;
    private final Template line;

    HealthFragmentResource(
            ServiceLinks links,
            FragmentForwarder forwarder,
            SmallRyeHealthReporter health,
            @Location("console/health") Template line) {
        this.links = links;
        this.forwarder = forwarder;
        this.health = health;
        this.line = line;
    }

    @GET
    public Uni<Response> get(@PathParam("service") String module, RoutingContext request) {
        ConsoleService service =
                ConsoleService.ofModule(module).orElseThrow(() -> Problems.notFound("service", module));
        if (!links.isOwn(service)) {
            return forwarder.forward(service, request, null);
        }
        return health.getReadinessAsync()
                .map(ready -> Response.ok(line.data("service", module, "failing", failing(ready.getPayload()))
                                .render())
                        .build());
    }

    /** The names of the checks that are down. */
    private static List<String> failing(JsonObject payload) {
        List<String> names = new ArrayList<>();
        if (payload.containsKey("checks")) {
            for (JsonObject check : payload.getJsonArray("checks").getValuesAs(JsonObject.class)) {
                if (check.get("status") instanceof JsonString status
                        && !status.getString().equals(UP)) {
                    names.add(check.getString("name", "a check"));
                }
            }
        }
        return names;
    }
}
