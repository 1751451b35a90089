package dev.amiss.service.console;

import dev.amiss.service.plugin.Plugins;
import dev.amiss.service.problem.Problems;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Which version of a service runs, on what and with which plugins; of another service by asking it. */
@Path("/ui/about/{service}")
@Produces(MediaType.TEXT_HTML)
public class AboutFragmentResource {
    private final ServiceLinks links;
    private final FragmentForwarder forwarder;
    private final Plugins plugins;
    private final Template about;

    AboutFragmentResource(
            ServiceLinks links,
            FragmentForwarder forwarder,
            Plugins plugins,
            @Location("console/about") Template about) {
        this.links = links;
        this.forwarder = forwarder;
        this.plugins = plugins;
        this.about = about;
    }

    @GET
    public Uni<Response> get(@PathParam("service") String module, RoutingContext request) {
        ConsoleService service =
                ConsoleService.ofModule(module).orElseThrow(() -> Problems.notFound("service", module));
        if (!links.isOwn(service)) {
            return forwarder.forward(service, request, null);
        }
        return Uni.createFrom()
                .item(() -> Response.ok(about.data("found", plugins.found(), "problems", plugins.problems())
                                .render())
                        .build());
    }
}
