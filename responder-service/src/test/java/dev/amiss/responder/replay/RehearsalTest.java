package dev.amiss.responder.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.amiss.model.IssueStatus;
import dev.amiss.model.RecordRef;
import dev.amiss.model.Severity;
import dev.amiss.responder.calendar.WeeklyHours;
import dev.amiss.responder.matching.Conditions;
import dev.amiss.responder.matching.WatchPattern;
import dev.amiss.responder.matching.WhenExpression;
import dev.amiss.responder.replay.RehearsalView.Item;
import dev.amiss.responder.responder.ActionDefinition;
import dev.amiss.responder.responder.CandidateResponder;
import dev.amiss.responder.responder.Grouping;
import dev.amiss.responder.responder.Responder;
import dev.amiss.responder.responder.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final ActionDefinition FIRST = action(1, 0, Trigger.CREATED, null);
    private static final ActionDefinition LATER = action(2, 300, Trigger.CREATED, null);
    private static final ActionDefinition ACKNOWLEDGED = action(3, 0, Trigger.ACKNOWLEDGED, null);
    private static final ActionDefinition END = action(4, 60, Trigger.RESOLVED, null);

    private final RehearsedIssues issues = new RehearsedIssues();
    private final List<CandidateResponder> responders = new ArrayList<>();

    /** Events are seconds, then what becomes of the issue "x", each followed by a comma. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a delay                        | 0 report                                  | 0 a1, 300 a2",
                "reported again, it goes on     | 0 report, 100 report, 200 report          | 0 a1, 300 a2",
                "cancelled when acknowledged    | 0 report, 90 acknowledged                 | 0 a1, 90 a3",
                "taken back, and due meanwhile  | 0 report, 90 acknowledged, 400 open       | 0 a1, 90 a3, 400 a2",
                "taken back, and due later      | 0 report, 90 acknowledged, 100 open       | 0 a1, 90 a3, 300 a2",
                "the end                        | 0 report, 200 resolved                    | 0 a1, 260 a4",
                "the end, over before it is told| 0 report, 200 resolved, 250 open          | 0 a1, 250 a1, 550 a2",
                "won't be fixed                 | 0 report, 90 wont_fix, 100 report         | 0 a1",
                "another issue of that key      | 0 report, 100 resolved, 1000 report       | 0 a1, 160 a4, 1000 a1, 1300 a2",
                "acknowledged in the very second| 0 report, 300 acknowledged                | 0 a1, 300 a3",
            })
    void an_escalation_follows_what_happens(String what, String events, String expected) {
        add("all", null, null, FIRST, LATER, ACKNOWLEDGED, END);

        assertThat(play(events, 2_000)).describedAs(what).containsExactly(expected.split(", "));
    }

    @Test
    void rounds_are_counted_until_somebody_acts() {
        add("all", Duration.ofSeconds(100), null, FIRST);

        assertThat(items("0 report, 250 acknowledged", 1_000))
                .extracting(item -> item.atSec() + " " + item.round())
                .containsExactly("0 1", "100 2", "200 3");
    }

    @Test
    void the_last_second_counts() {
        add("all", null, null, FIRST, LATER);

        assertThat(play("0 report", 300)).containsExactly("0 a1", "300 a2");
    }

    @Test
    void nothing_comes_outside_of_its_hours() {
        WeeklyHours hours = WeeklyHours.of("09:00-17:00", WeeklyHours.everyDay(), ZoneOffset.UTC);
        add("all", null, null, action(1, 0, Trigger.CREATED, hours));

        assertThat(play("3600 report", 86_400)).containsExactly("32400 a1");
    }

    @Test
    void a_group_is_told_by_one_message_that_counts_its_issues() {
        add("all", null, new Grouping(List.of("labels.team"), Duration.ofSeconds(30), Duration.ofSeconds(300)), FIRST);
        report("disk a", 0, Map.of("team", "db"));
        report("disk b", 10, Map.of("team", "db"));
        report("shop", 20, Map.of("team", "web"));
        assertThat(issues.change("disk a", IssueStatus.RESOLVED, at(100))).isEmpty();

        assertThat(run(1_000))
                .extracting(item -> item.atSec() + " " + item.issue() + " " + item.group())
                .containsExactly(
                        "30 disk a Group[key=labels.team=db, count=2]",
                        "50 shop Group[key=labels.team=web, count=1]",
                        "330 disk a Group[key=labels.team=db, count=1]");
    }

    @Test
    void a_repeat_that_makes_it_worse_is_heard_of() {
        responders.add(
                responder("bad ones", new Conditions(null, Severity.CRITICAL, Map.of(), null), null, null, FIRST));
        issues.report(report("x", Severity.WARNING, null, null), at(0));
        issues.report(report("x", Severity.CRITICAL, null, null), at(50));
        issues.report(report("x", Severity.INFO, null, null), at(60));

        assertThat(run(1_000)).extracting(RehearsalTest::line).containsExactly("50 a1");
    }

    @Test
    void the_tenth_report_is_heard_of() {
        WhenExpression often = WhenExpression.of("issue.occurrences >= 10");
        responders.add(responder("often", new Conditions(null, null, Map.of(), often), null, null, FIRST));
        for (int second = 1; second <= 12; second++) {
            report("x", second, null);
        }

        assertThat(run(1_000)).extracting(RehearsalTest::line).containsExactly("10 a1");
    }

    @Test
    void records_and_keys_make_issues_of_their_own() {
        add("all", null, null, FIRST);
        issues.report(report("x", null, new RecordRef("user", "1"), null), at(0));
        issues.report(report("x", null, new RecordRef("user", "2"), null), at(1));
        issues.report(report("x", null, new RecordRef("user", "1"), null), at(2));
        issues.report(report("y", null, null, "k"), at(3));
        issues.report(report("z", null, null, "k"), at(4));

        assertThat(run(10))
                .extracting(item -> item.atSec() + " " + item.issue())
                .containsExactly("0 x", "1 x", "3 y");
        assertThat(issues.change("x", IssueStatus.RESOLVED, at(5)).orElseThrow())
                .startsWith("there are 2 issues");
        assertThat(issues.change("z", IssueStatus.RESOLVED, at(5)).orElseThrow())
                .startsWith("there is no issue");
    }

    @Test
    void several_responders_are_told_apart_and_what_does_not_match_is_left_alone() {
        add("all", null, null, FIRST);
        var other = new Conditions(WatchPattern.of("y"), null, Map.of(), null);
        responders.add(responder("another", other, null, null, FIRST));

        assertThat(items("0 report", 10)).extracting(Item::responder).containsExactly("all");
    }

    @Test
    void what_has_no_end_is_cut_off_and_says_so() {
        add("all", Duration.ofSeconds(1), null, FIRST);
        report("x", 0, null);

        RehearsalView view = new Rehearsal(request(10_000)).run();

        assertThat(view.isComplete()).isFalse();
        assertThat(view.items()).hasSize(Simulation.MOST_MESSAGES);
    }

    @Test
    void of_very_much_the_first_is_told() {
        add("all", Duration.ofSeconds(1), null, FIRST);
        for (int issue = 0; issue < 30; issue++) {
            report("x" + issue, 0, null);
        }

        RehearsalView view = new Rehearsal(request(900)).run();

        assertThat(view.isComplete()).isFalse();
        assertThat(view.items()).hasSize(Rehearsal.MOST_ITEMS);
        assertThat(view.items().get(9_999).atSec()).isEqualByComparingTo("333");
    }

    @Test
    void what_would_take_very_long_is_left_out_and_says_so() {
        ActionDefinition[] many = IntStream.rangeClosed(1, 50)
                .mapToObj(id -> action(id, 0, Trigger.CREATED, null))
                .toArray(ActionDefinition[]::new);
        add("all", null, null, many);
        report("x", 0, null);
        for (int second = 1; second < 4_000; second++) {
            issues.change("x", second % 2 == 0 ? IssueStatus.OPEN : IssueStatus.RESOLVED, at(second));
        }

        RehearsalView view = new Rehearsal(request(4_000)).run();

        assertThat(view.isComplete()).isFalse();
        assertThat(view.items()).isEmpty();
    }

    private List<String> play(String events, int until) {
        return items(events, until).stream().map(RehearsalTest::line).toList();
    }

    private List<Item> items(String events, int until) {
        for (String event : events.split(", ")) {
            String[] words = event.strip().split(" ");
            int second = Integer.parseInt(words[0]);
            if (words[1].equals("report")) {
                report("x", second, null);
            } else {
                Optional<String> problem =
                        issues.change("x", IssueStatus.ofWire(words[1]).orElseThrow(), at(second));
                assertThat(problem).isEmpty();
            }
        }
        return run(until);
    }

    private List<Item> run(int until) {
        return new Rehearsal(request(until)).run().items();
    }

    private RehearsalRequest request(int until) {
        return new RehearsalRequest(responders, issues.all(), MONDAY, at(until));
    }

    private static String line(Item item) {
        return item.atSec() + " " + item.action();
    }

    private void report(String name, int second, @Nullable Map<String, String> labels) {
        issues.report(new RehearsedReport(name, null, labels, null, null, null, null), at(second));
    }

    private static RehearsedReport report(
            String name, @Nullable Severity severity, @Nullable RecordRef record, @Nullable String key) {
        return new RehearsedReport(name, severity, null, null, null, record, key);
    }

    private void add(
            String title, @Nullable Duration repeatEvery, @Nullable Grouping grouping, ActionDefinition... actions) {
        var any = new Conditions(null, null, Map.of(), null);
        responders.add(responder(title, any, repeatEvery, grouping, actions));
    }

    private static CandidateResponder responder(
            String title,
            Conditions conditions,
            @Nullable Duration repeatEvery,
            @Nullable Grouping grouping,
            ActionDefinition... actions) {
        return new CandidateResponder(
                new Responder(0, title, true, conditions, repeatEvery, null, List.of(actions), grouping),
                title,
                Arrays.stream(actions).map(action -> "a" + action.id()).toList());
    }

    private static ActionDefinition action(long id, long delay, Trigger trigger, @Nullable WeeklyHours hours) {
        return new ActionDefinition(
                id,
                "f",
                JsonNodeFactory.instance.objectNode(),
                "f",
                Duration.ofSeconds(delay),
                trigger,
                trigger.defaultCancelOn(),
                hours,
                Instant.EPOCH);
    }

    private static Instant at(int second) {
        return MONDAY.plusSeconds(second);
    }
}
