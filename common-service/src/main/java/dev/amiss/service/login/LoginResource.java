package dev.amiss.service.login;

import dev.amiss.service.access.AccessMode;
import dev.amiss.service.access.Logins;
import dev.amiss.service.access.Logins.Outcome;
import dev.amiss.service.console.FromOwnPage;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where people log in and out. */
@Path("/")
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LoginResource {
    private final Logins logins;
    private final AccessMode mode;
    private final Template page;

    LoginResource(Logins logins, AccessMode mode, @Location("console/login") Template page) {
        this.logins = logins;
        this.mode = mode;
        this.page = page;
    }

    /** Whoever comes here where there is nothing to paste is in already. */
    @GET
    @Path("login")
    @Operation(hidden = true)
    public Response show(@QueryParam("to") @Nullable String to, @QueryParam("out") @Nullable String out) {
        String target = Logins.target(to);
        return mode.isOpen() || mode.isOidc()
                ? Response.seeOther(URI.create(target)).build()
                : answer(200, page(target, "", news(to, out))).build();
    }

    @POST
    @Path("login")
    @FromOwnPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response logIn(MultivaluedMap<String, String> form, RoutingContext request) {
        String target = Logins.target(form.getFirst("to"));
        String key = form.getFirst("key");
        Outcome outcome = logins.logIn(request, key == null ? "" : key.strip());
        if (outcome instanceof Outcome.Wait wait) {
            String problem = "Too many wrong keys came from here. Try again in " + wait.seconds() + " s.";
            return answer(429, page(target, problem, ""))
                    .header("Retry-After", wait.seconds())
                    .build();
        }
        return outcome instanceof Outcome.In
                ? Response.seeOther(URI.create(target)).build()
                : answer(401, page(target, "That key is not valid here, or not any more.", ""))
                        .build();
    }

    @POST
    @Path("logout")
    @FromOwnPage
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response logOut(MultivaluedMap<String, String> form, RoutingContext request) {
        logins.logOut(request);
        return Response.seeOther(URI.create("/login?out=1")).build();
    }

    /** Its type is said at once, so that nobody takes the page for a problem and puts another in its place. */
    private static Response.ResponseBuilder answer(int status, String page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page);
    }

    private String page(String target, String problem, String news) {
        return page.data("target", target, "problem", problem, "news", news).render();
    }

    /** Why somebody sees this page who did not ask for it. */
    private static String news(@Nullable String to, @Nullable String out) {
        if (out != null) {
            return "You are logged out.";
        }
        return to == null ? "" : "Log in to see that page. A session ends by itself after some hours.";
    }
}
