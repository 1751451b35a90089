package dev.amiss.service.console;

import dev.amiss.service.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The OpenAPI document of any service under the address of the one that is open, because behind an Ingress {@code /q} leads
 * to one of them only.
 */
@Path("/setup/openapi/{service}.json")
public class ApiDescriptionResource {
    private static final String DOCUMENT = "/q/openapi?format=json";

    private final ServiceLinks links;
    private final FragmentForwarder forwarder;

    ApiDescriptionResource(ServiceLinks links, FragmentForwarder forwarder) {
        this.links = links;
        this.forwarder = forwarder;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> get(@PathParam("service") String module, RoutingContext request) {
        ConsoleService service =
                ConsoleService.ofModule(module).orElseThrow(() -> Problems.notFound("service", module));
        return links.isOwn(service)
                ? Uni.createFrom().item(Response.seeOther(URI.create(DOCUMENT)).build())
                : forwarder.document(service, request, DOCUMENT);
    }
}
