package dev.amiss.service.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;

/**
 * Gives problems that the framework makes, such as 404 and 405 for an address, a type like those of {@link Problems}, and words
 * for who sent the request in the place of those that speak of Java methods.
 */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {
    private static final int SERVER_ERROR = 500;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getType() == null
                ? HttpProblem.builder(problem)
                        .withType(typeOf(problem))
                        .withDetail(describe(problem.getStatusCode()))
                        .build()
                : problem;
    }

    /** What an error of this status means where nothing more is known of it. */
    public static String describe(int status) {
        Status known = Status.fromStatusCode(status);
        return switch (known == null ? Status.BAD_REQUEST : known) {
            case UNAUTHORIZED -> "This needs an access key.";
            case FORBIDDEN -> "Your role may not do this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case NOT_ACCEPTABLE -> "This address answers in no media type that the Accept header names.";
            case UNSUPPORTED_MEDIA_TYPE -> "This address does not take a body of this Content-Type.";
            default ->
                status >= SERVER_ERROR
                        ? "The log of the service says what. It may be over in a moment: try it again."
                        : "The request cannot be answered as it stands.";
        };
    }

    private static URI typeOf(HttpProblem problem) {
        String phrase = problem.getStatus().getReasonPhrase().toLowerCase(Locale.ROOT);
        String type = phrase.replaceAll("[^a-z]+", "-");
        return URI.create("urn:amiss:problem:" + (type.isEmpty() ? "http-" + problem.getStatusCode() : type));
    }
}
