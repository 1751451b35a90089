package dev.amiss.responder.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.amiss.model.Issue;
import dev.amiss.model.Severity;
import dev.amiss.responder.matching.MatchingIndex.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingIndexTest {
    @Test
    void answers_what_trying_every_responder_answers() {
        var random = new Random(11);
        for (int round = 0; round < 40; round++) {
            List<Entry<Integer>> entries = randomEntries(random, 300);
            MatchingIndex<Integer> index = MatchingIndex.of(entries);
            for (int each = 0; each < 50; each++) {
                Issue issue = Issues.of(
                        RandomPatterns.name(random),
                        Severity.values()[random.nextInt(4)],
                        randomLabels(random),
                        "{\"tried\": " + random.nextInt(5) + "}");
                List<Integer> expected = entries.stream()
                        .filter(entry -> entry.conditions().match(new IssueSubject(issue), error -> {}))
                        .map(Entry::responder)
                        .toList();

                List<Integer> matching = index.match(issue, (responder, error) -> {});

                assertThat(matching).as(issue.name()).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static List<Entry<Integer>> randomEntries(Random random, int count) {
        WhenExpression triedMuch = WhenExpression.of("issue.details.tried > 2");
        List<Entry<Integer>> entries = new ArrayList<>();
        while (entries.size() < count) {
            String text = RandomPatterns.pattern(random);
            if (!isPattern(text)) {
                continue;
            }
            entries.add(new Entry<>(
                    entries.size(),
                    new Conditions(
                            random.nextInt(5) == 0 ? null : WatchPattern.of(text),
                            random.nextInt(3) == 0 ? Severity.values()[random.nextInt(4)] : null,
                            random.nextInt(3) == 0 ? randomLabels(random) : Map.of(),
                            random.nextInt(10) == 0 ? triedMuch : null)));
        }
        return entries;
    }

    private static boolean isPattern(String text) {
        try {
            return Pattern.compile(text).programSize() > 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static Map<String, String> randomLabels(Random random) {
        Map<String, String> labels = new HashMap<>();
        for (int label = 0; label < random.nextInt(4); label++) {
            labels.put("k" + random.nextInt(3), "v" + random.nextInt(2));
        }
        return labels;
    }

    @Test
    void an_issue_meets_only_the_patterns_whose_literals_its_name_has() {
        List<Entry<Integer>> entries = IntStream.range(0, 10_000)
                .mapToObj(number -> new Entry<>(number, watching(pattern(number))))
                .toList();
        MatchingIndex<Integer> index = MatchingIndex.of(entries);

        assertThat(List.of(
                        "service-4000-checkout down",
                        "x about queue-7001 now",
                        "host7 disk 6002 full",
                        "TASK 9003: late",
                        "nothing of the sort"))
                .allSatisfy(name -> assertThat(index.patternsMetBy(name)).isLessThanOrEqualTo(4));
        assertThat(index.match(Issues.named("service-4000-checkout down"), (responder, error) -> {}))
                .containsExactly(4000);
        assertThat(index.match(Issues.named("x about queue-7001 now"), (responder, error) -> {}))
                .containsExactly(7001);
        assertThat(index.match(Issues.named("host7 disk 6002 full"), (responder, error) -> {}))
                .containsExactly(6002);
    }

    private static String pattern(int number) {
        return switch (number % 4) {
            case 0 -> "service-" + number + "-.*";
            case 1 -> ".*queue-" + number;
            case 2 -> "host\\d+ disk " + number + " (full|lost)";
            default -> "(?i)(job|task) " + number + ":";
        };
    }

    private static Conditions watching(String pattern) {
        return new Conditions(WatchPattern.of(pattern), null, Map.of(), null);
    }

    @Test
    void responders_without_a_pattern_are_found_by_their_rarest_label() {
        MatchingIndex<String> index = MatchingIndex.of(List.of(
                new Entry<>("payments", new Conditions(null, null, Map.of("team", "payments", "env", "live"), null)),
                new Entry<>("search", new Conditions(null, null, Map.of("team", "search", "env", "live"), null)),
                new Entry<>("critical", new Conditions(null, Severity.CRITICAL, Map.of(), null))));

        List<String> matching = index.match(
                Issues.of("x", Severity.CRITICAL, Map.of("team", "search", "env", "live"), "{}"), (r, error) -> {});

        assertThat(matching).containsExactlyInAnyOrder("search", "critical");
    }

    @Test
    void an_expression_that_errs_does_not_match_and_says_why() {
        MatchingIndex<String> index = MatchingIndex.of(List.of(
                new Entry<>("bad", new Conditions(null, null, Map.of(), WhenExpression.of("issue.details.lag > 3")))));
        Map<String, String> errors = new HashMap<>();

        List<String> matching = index.match(Issues.named("x"), errors::put);

        assertThat(matching).isEmpty();
        assertThat(errors.get("bad")).contains("lag");
    }
}
