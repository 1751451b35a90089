package dev.amiss.issue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.IssueStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN, ACKNOWLEDGED, true",
        "OPEN, RESOLVED, true",
        "OPEN, WONT_FIX, true",
        "OPEN, OPEN, false",
        "ACKNOWLEDGED, OPEN, true",
        "ACKNOWLEDGED, RESOLVED, true",
        "ACKNOWLEDGED, WONT_FIX, true",
        "WONT_FIX, OPEN, true",
        "WONT_FIX, RESOLVED, true",
        "WONT_FIX, ACKNOWLEDGED, false",
        "RESOLVED, OPEN, true",
        "RESOLVED, ACKNOWLEDGED, false",
        "RESOLVED, WONT_FIX, false"
    })
    void only_these_transitions_are_allowed(IssueStatus from, IssueStatus to, boolean allowed) {
        assertThat(Transitions.allowed(from, to)).isEqualTo(allowed);
    }
}
