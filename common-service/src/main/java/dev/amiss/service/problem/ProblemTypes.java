package dev.amiss.service.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;

/** Gives problems that the framework makes, such as 404 and 405 for an address, a type like those of {@link Problems}. */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getType() == null
                ? HttpProblem.builder(problem).withType(typeOf(problem)).build()
                : problem;
    }

    private static URI typeOf(HttpProblem problem) {
        String phrase = problem.getStatus().getReasonPhrase().toLowerCase(Locale.ROOT);
        String type = phrase.replaceAll("[^a-z]+", "-");
        return URI.create("urn:amiss:problem:" + (type.isEmpty() ? "http-" + problem.getStatusCode() : type));
    }
}
