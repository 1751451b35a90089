package dev.amiss.bench.matching;

import dev.amiss.bench.harness.Bench;
import dev.amiss.bench.harness.Goal;
import dev.amiss.bench.harness.Measure;
import dev.amiss.bench.harness.Question;
import dev.amiss.bench.harness.Rounds;
import dev.amiss.model.Issue;
import dev.amiss.responder.matching.MatchingIndex;
import java.util.List;
import java.util.function.ToLongFunction;

/** One issue against very many responders. */
public final class MatchSpeed implements Measure {
    private static final Question JAVA =
            new Question("match 1 issue, 10,000 responders / loop of java.util.regex", "1/s", Goal.ratioAtLeast(300));
    private static final Question RE2 =
            new Question("match 1 issue, 10,000 responders / loop of RE2/J", "1/s", Goal.ratioAtLeast(1_000));
    private static final Question GROWTH =
            new Question("match 1 issue, 100,000 responders / 1,000", "µs", Goal.ratioAtMost(3));
    private static final int ISSUES = 1_000;

    private long matches;

    @Override
    public String name() {
        return "match";
    }

    @Override
    public List<Question> questions() {
        return List.of(JAVA, RE2, GROWTH);
    }

    @Override
    public void run(Bench bench) throws Exception {
        againstLoops(bench);
        growth(bench);
    }

    private void againstLoops(Bench bench) throws Exception {
        List<String> patterns = Watchers.patterns(10_000);
        List<Issue> issues = Watchers.issues(patterns.size(), ISSUES);
        MatchingIndex<Integer> index = Watchers.index(patterns);
        List<java.util.regex.Pattern> plain =
                patterns.stream().map(java.util.regex.Pattern::compile).toList();
        List<com.google.re2j.Pattern> re2 =
                patterns.stream().map(com.google.re2j.Pattern::compile).toList();
        ToLongFunction<Issue> ours = matching(index);
        ToLongFunction<Issue> javaLoop = issue -> plain.stream()
                .filter(pattern -> pattern.matcher(issue.name()).lookingAt())
                .count();
        ToLongFunction<Issue> re2Loop = issue -> re2.stream()
                .filter(pattern -> pattern.matcher(issue.name()).lookingAt())
                .count();
        requireSame(issues.subList(0, 50), ours, javaLoop);
        double seconds = bench.settings().seconds() / 2;
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> perSecond(issues, seconds, ours),
                () -> perSecond(issues, seconds, javaLoop),
                () -> perSecond(issues, seconds, re2Loop));
        bench.answer(JAVA, medians[0], medians[1], null);
        bench.answer(RE2, medians[0], medians[2], null);
    }

    private void growth(Bench bench) throws Exception {
        MatchingIndex<Integer> small = Watchers.index(Watchers.patterns(1_000));
        List<String> patterns = Watchers.patterns(100_000);
        long before = usedMemory();
        long began = System.nanoTime();
        MatchingIndex<Integer> large = Watchers.index(patterns);
        double made = (System.nanoTime() - began) / 1e9;
        double megabytes = (usedMemory() - before) / 1e6;
        List<Issue> few = Watchers.issues(1_000, ISSUES);
        List<Issue> many = Watchers.issues(100_000, ISSUES);
        double seconds = bench.settings().seconds() / 2;
        double[] medians = Rounds.medians(
                bench.settings().rounds(),
                () -> 1e6 / perSecond(many, seconds, matching(large)),
                () -> 1e6 / perSecond(few, seconds, matching(small)));
        bench.answer(
                GROWTH,
                medians[0],
                medians[1],
                "100,000 responders: index of %.0f MB with its patterns, made in %.1f s".formatted(megabytes, made));
    }

    private static ToLongFunction<Issue> matching(MatchingIndex<Integer> index) {
        return issue -> index.match(issue, (responder, error) -> {}).size();
    }

    private static void requireSame(List<Issue> issues, ToLongFunction<Issue> ours, ToLongFunction<Issue> theirs) {
        for (Issue issue : issues) {
            if (ours.applyAsLong(issue) != theirs.applyAsLong(issue)) {
                throw new IllegalStateException("The index and the loop disagree about " + issue.name());
            }
        }
    }

    private double perSecond(List<Issue> issues, double seconds, ToLongFunction<Issue> matching) {
        long began = System.nanoTime();
        long end = began + Math.round(seconds * 1e9);
        long count = 0;
        while (System.nanoTime() < end) {
            matches += matching.applyAsLong(issues.get((int) (count++ % issues.size())));
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
