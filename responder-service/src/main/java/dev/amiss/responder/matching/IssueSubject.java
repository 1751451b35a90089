package dev.amiss.responder.matching;

import dev.amiss.model.Issue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue as conditions look at it; used by one thread. */
public final class IssueSubject {
    private final Issue issue;
    private @Nullable Map<String, Object> expressionValue;

    public IssueSubject(Issue issue) {
        this.issue = issue;
    }

    public Issue issue() {
        return issue;
    }

    /** The issue as the value {@code issue} of expressions; made when the first one asks. */
    Map<String, Object> expressionValue() {
        Map<String, Object> known = expressionValue;
        if (known == null) {
            known = ExpressionValues.of(issue);
            expressionValue = known;
        }
        return known;
    }
}
