package dev.amiss.service.console;

import dev.amiss.service.outgoing.OutgoingHttp;
import dev.amiss.service.outgoing.OutgoingRequest;
import dev.amiss.service.outgoing.OutgoingResponse;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks another service for a fragment with the user's own credentials, for reading a second at most. Thread-safe. */
@Singleton
class FragmentForwarder {
    /** Which service's page a fragment is for, and by which host the browser has that page. */
    static final String PAGE = "Amiss-Page";

    static final String HOST = "Amiss-Page-Host";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_FOR_CHANGES = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;
    private static final Duration PATIENCE_FOR_DOCUMENTS = Duration.ofSeconds(10);
    private static final int LARGEST_DOCUMENT = 4 << 20;
    private static final int OK = 200;
    private static final int REDIRECT = 303;
    private static final int FORBIDDEN = 403;
    private static final int BAD_GATEWAY = 502;
    private static final String FOR_OTHER_ROLES = "<p class=\"muted\">Your role may not do or see this.</p>";
    private static final List<String> CREDENTIALS = List.of("Authorization", "Cookie");
    private static final List<String> PASSED_ON =
            List.of("HX-Request", "HX-Target", "HX-Current-URL", Csrf.HEADER, "Accept-Language");
    private static final List<String> PASSED_BACK = List.of("HX-Trigger", "HX-Refresh", "HX-Retarget", "HX-Reswap");

    private final ServiceLinks links;
    private final OutgoingHttp http;
    private final Template unreachable;

    FragmentForwarder(ServiceLinks links, OutgoingHttp http, @Location("console/unreachable") Template unreachable) {
        this.links = links;
        this.http = http;
        this.unreachable = unreachable;
    }

    /**
     * The fragment at the same path of that service, or a word that it cannot be reached.
     *
     * @param form what is posted; null for a GET
     */
    Uni<Response> forward(ConsoleService service, RoutingContext request, @Nullable String form) {
        return links.address(service)
                .map(address -> http.sendToOwn(toOther(address, request, form))
                        .map(answer -> answered(service, request, answer)))
                .orElseGet(() -> Uni.createFrom()
                        .item(absent(service, request, "its address is not set: " + service.variable())));
    }

    /**
     * A document of that service as it is.
     *
     * @param path with its query
     */
    Uni<Response> document(ConsoleService service, RoutingContext request, String path) {
        Map<String, String> headers = new HashMap<>();
        CREDENTIALS.forEach(name -> copy(request, name, headers));
        return links.address(service)
                .map(address -> http.sendToOwn(OutgoingRequest.get(address + path)
                                .withHeaders(headers)
                                .withTimeout(PATIENCE_FOR_DOCUMENTS)
                                .withMaxBodyBytes(LARGEST_DOCUMENT))
                        .map(answer -> answered(service, answer)))
                .orElseGet(() -> Uni.createFrom().failure(unreachable(service)));
    }

    private static Response answered(ConsoleService service, OutgoingResponse response) {
        if (!(response instanceof OutgoingResponse.Answer answer) || answer.cut() || answer.status() != OK) {
            throw unreachable(service);
        }
        return Response.ok(answer.text(), MediaType.APPLICATION_JSON).build();
    }

    private static HttpProblem unreachable(ConsoleService service) {
        return Problems.of(
                        BAD_GATEWAY,
                        "service-away",
                        "Not reachable",
                        service.module() + " did not answer. Try it again in a moment.")
                .build();
    }

    private OutgoingRequest toOther(String address, RoutingContext request, @Nullable String form) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", MediaType.TEXT_HTML);
        // the other service cannot see that this comes from our page, which was checked here
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put(PAGE, links.own());
        if (request.request().authority() != null) {
            headers.put(HOST, request.request().authority().host());
        }
        CREDENTIALS.forEach(name -> copy(request, name, headers));
        PASSED_ON.forEach(name -> copy(request, name, headers));
        String query = request.request().query();
        OutgoingRequest outgoing = OutgoingRequest.of(
                        form == null ? "GET" : "POST",
                        address + request.normalizedPath() + (query == null ? "" : "?" + query))
                .withHeaders(headers)
                .withTimeout(form == null ? PATIENCE : PATIENCE_FOR_CHANGES)
                .withMaxBodyBytes(LARGEST);
        return form == null
                ? outgoing
                : outgoing.withHeader("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
                        .withBody(form.getBytes(StandardCharsets.UTF_8));
    }

    private static void copy(RoutingContext request, String name, Map<String, String> headers) {
        String value = request.request().getHeader(name);
        if (value != null) {
            headers.put(name, value);
        }
    }

    private Response answered(ConsoleService service, RoutingContext request, OutgoingResponse response) {
        if (!(response instanceof OutgoingResponse.Answer answer)) {
            return absent(service, request, null);
        }
        if (answer.status() == REDIRECT
                && Flash.isOwnPath(answer.header("Location").orElse(""))) {
            return Response.status(REDIRECT)
                    .header("Location", answer.header("Location").orElseThrow())
                    .build();
        }
        if (answer.status() == FORBIDDEN) {
            return Response.ok(FOR_OTHER_ROLES).build();
        }
        boolean isFragment = answer.header("Content-Type").orElse("").startsWith(MediaType.TEXT_HTML);
        if (answer.cut() || !isFragment || answer.status() >= 500) {
            return absent(service, request, "it answered " + answer.status());
        }
        Response.ResponseBuilder fragment = Response.status(answer.status()).entity(answer.text());
        PASSED_BACK.forEach(name -> answer.header(name).ifPresent(value -> fragment.header(name, value)));
        return fragment.build();
    }

    /** Always 200: it stands in the place of the fragment. */
    private Response absent(ConsoleService service, RoutingContext request, @Nullable String why) {
        return Response.ok(unreachable
                        .data("service", service.module(), "why", why == null ? "" : why)
                        .data("brief", request.request().getParam("brief") != null)
                        .render())
                .build();
    }
}
