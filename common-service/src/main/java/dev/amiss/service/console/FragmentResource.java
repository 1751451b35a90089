package dev.amiss.service.console;

import dev.amiss.service.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * Shows in this service's pages what another service knows, and says so in the fragment's place when the other cannot be
 * reached. A service's own fragments are resources of its own, such as {@code @Path("/ui/responder")}.
 */
@Path("/ui/{service:issues|responder|assertion}/{rest:.+}")
@Produces(MediaType.TEXT_HTML)
public class FragmentResource {
    private final ServiceLinks links;
    private final FragmentForwarder forwarder;

    FragmentResource(ServiceLinks links, FragmentForwarder forwarder) {
        this.links = links;
        this.forwarder = forwarder;
    }

    @GET
    public Uni<Response> get(@PathParam("service") String segment, RoutingContext request) {
        return forwarder.forward(other(segment, request), request, null);
    }

    @POST
    @FromOwnPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(
            @PathParam("service") String segment, RoutingContext request, MultivaluedMap<String, String> form) {
        return forwarder.forward(other(segment, request), request, FormText.of(form));
    }

    private ConsoleService other(String segment, RoutingContext request) {
        return ConsoleService.ofSegment(segment)
                .filter(service -> !links.isOwn(service))
                .orElseThrow(() -> Problems.notFound("page", request.normalizedPath()));
    }
}
