package dev.amiss.issue.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.service.problem.BrokenJsonMapper;
import dev.amiss.service.problem.FieldError;
import dev.amiss.service.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** A report that cannot be taken: no JSON, no object, or no name. Without a stack trace: one request may have very many. */
public final class UnreadableReportException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient FieldError error;

    /** @param pointer to the field that is wrong; empty for the report as a whole */
    public UnreadableReportException(String pointer, String detail) {
        super(pointer.isEmpty() ? detail : pointer + " " + detail, null, false, false);
        this.error = new FieldError(pointer, detail);
    }

    /** The report is no JSON. */
    public static UnreadableReportException brokenJson(JsonProcessingException e) {
        return new UnreadableReportException("", BrokenJsonMapper.describe(e));
    }

    /** The 400 that says so. */
    public HttpProblem problem() {
        return Problems.invalid(List.of(error));
    }
}
