package dev.amiss.service.console;

import dev.amiss.service.problem.FrameworkProblems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Errors for people: a page that says what is wrong and where to go on. Thread-safe. */
@Singleton
public class ErrorPages {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final Template page;

    ErrorPages(@Location("console/error") Template page) {
        this.page = page;
    }

    /** Whether a browser asks for a page here, so that an error should be one; never for APIs and protocols. */
    public static boolean areWanted(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        String path = request.normalizedPath();
        return accept != null
                && accept.toLowerCase(Locale.ROOT).contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/q/")
                && !path.startsWith("/ui/");
    }

    /** The page as HTML. */
    public String render(int status, @Nullable Object problem) {
        String detail = problem instanceof HttpProblem known ? known.getDetail() : null;
        String text = detail == null ? FrameworkProblems.describe(status) : detail;
        return page.data("title", title(status), "status", status, "detail", text)
                .render();
    }

    private static String title(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "Please log in";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            default -> status >= SERVER_ERROR ? "Something went wrong" : "That did not work";
        };
    }
}
