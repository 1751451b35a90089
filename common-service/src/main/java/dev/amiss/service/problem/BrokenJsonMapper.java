package dev.amiss.service.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Answers what the HTTP layer refuses; where it is the body's JSON, with the place and what is wrong there. */
@Provider
@Priority(1)
public class BrokenJsonMapper extends ExceptionMapperBase<WebApplicationException> {
    private static final Pattern INSIDES = Pattern.compile(" \\(bound as `[^`]*`\\)|,? (?:from|as per) `[^`]*`");

    @Override
    protected HttpProblem toProblem(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException json) {
            return Problems.invalid("", describe(json));
        }
        Response response = refused.getResponse();
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(response.getStatusInfo())
                .withTitle(response.getStatusInfo().getReasonPhrase())
                .withDetail(refused.getMessage());
        String allowed = response.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? problem : problem.withHeader(HttpHeaders.ALLOW, allowed)).build();
    }

    /** Where JSON is broken and how, for people; without the names of classes and settings that the parser adds. */
    public static String describe(JsonProcessingException json) {
        JsonLocation at = json.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "The body is not valid JSON" + where + ": "
                + INSIDES.matcher(json.getOriginalMessage()).replaceAll("");
    }
}
