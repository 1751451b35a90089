package dev.amiss.bench.matching;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.Issue;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.Severity;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.MatchingIndex;
import dev.amiss.responder.matching.WatchPattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Patterns as teams write them: of 100, 80 name the beginning, 15 a word somewhere, 5 need a true regular expression; each
 * of another component.
 */
final class Watchers {
    private static final List<String> WORDS =
            List.of("gateway", "database", "queue", "cache", "login", "invoice", "upload", "search", "mail", "backup");

    private Watchers() {}

    static List<String> patterns(int count) {
        return IntStream.range(0, count).mapToObj(Watchers::pattern).toList();
    }

    private static String pattern(int number) {
        String word = WORDS.get(number % WORDS.size());
        int kind = number % 100;
        if (kind < 80) {
            return "team%d-%s-.*".formatted(number, word);
        }
        return kind < 95
                ? ".*%s%d.*".formatted(word, number)
                : "(team|group)[0-9]+-%s(-%d)+ (down|slow)".formatted(word, number);
    }

    static MatchingIndex<Integer> index(List<String> patterns) {
        return MatchingIndex.of(IntStream.range(0, patterns.size())
                .mapToObj(number -> new MatchingIndex.Entry<>(
                        number, new Conditions(WatchPattern.of(patterns.get(number)), null, Map.of(), null)))
                .toList());
    }

    /** Issues of which most are watched for. */
    static List<Issue> issues(int watchers, int count) {
        SplittableRandom random = new SplittableRandom(17);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int number = random.nextInt(watchers);
                    String word = WORDS.get(number % WORDS.size());
                    return issue(
                            number % 100 < 80
                                    ? "team%d-%s-%d down".formatted(number, word, i)
                                    : "team7-%s-%d %s%d down".formatted(word, number, word, number));
                })
                .toList();
    }

    private static Issue issue(String name) {
        Instant at = Instant.EPOCH;
        var nothing = JsonNodeFactory.instance.objectNode();
        return new Issue(
                1,
                name,
                IssueStatus.OPEN,
                Severity.ERROR,
                Map.of(),
                nothing,
                nothing,
                "checkout",
                null,
                null,
                null,
                1,
                1,
                at,
                at,
                at,
                null,
                null,
                null,
                at,
                null,
                1,
                List.of(),
                List.of(),
                null);
    }
}
