package dev.amiss.responder.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amiss.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenExpressionTest {
    private final IssueSubject subject = new IssueSubject(Issues.of(
            "payments down",
            Severity.CRITICAL,
            Map.of("team", "payments"),
            "{\"tried\": 3, \"load\": 0.9, \"none\": null}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issue.severity == 'critical'                          | true",
                "issue.name.startsWith('pay') && issue.opening == 1    | true",
                "issue.details.tried > 2 && issue.details.load < 1     | true",
                "issue.details.tried > 2.5                             | true",
                "has(issue.details.lag) && issue.details.lag > 1       | false",
                "issue.labels.team in ['search', 'payments']           | true",
                "issue.opened_at > timestamp('2026-01-01T00:00:00Z')   | true",
                "issue.acknowledged_at == null                         | true",
                "issue.details.none == null                            | true",
            })
    void is_evaluated_over_the_issue(String text, boolean holds) {
        List<String> errors = new ArrayList<>();

        assertThat(WhenExpression.of(text).holds(subject, errors::add)).isEqualTo(holds);
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue.details.lag > 3", "issue.details", "issue.name > 3", "issue.details.load"})
    void what_cannot_be_decided_does_not_hold_and_says_why(String text) {
        List<String> errors = new ArrayList<>();

        assertThat(WhenExpression.of(text).holds(subject, errors::add)).isFalse();
        assertThat(errors).hasSize(1);
    }

    @Test
    void what_takes_too_much_does_not_hold_and_says_so() {
        String text = "a".repeat(60_000);
        IssueSubject large = new IssueSubject(Issues.of(
                "large",
                Severity.ERROR,
                Map.of(),
                "{\"text\": \"" + text + "\", \"list\": [" + "1,".repeat(900) + "1]}"));
        List<String> errors = new ArrayList<>();

        assertThat(WhenExpression.of("issue.details.list.all(e, !issue.details.text.matches('(a|aa)*b'))")
                        .holds(large, errors::add))
                .isFalse();
        assertThat(errors).singleElement().asString().contains("it takes too much for these values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue.", "now > 3", "1 + 1", "'text'", "foo(issue)"})
    void what_is_no_expression_is_refused(String text) {
        assertThatThrownBy(() -> WhenExpression.of(text)).isInstanceOf(InvalidPatternException.class);
    }
}
