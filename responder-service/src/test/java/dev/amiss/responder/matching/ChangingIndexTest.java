package dev.amiss.responder.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Issue;
import dev.amiss.model.Severity;
import dev.amiss.responder.matching.MatchingIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangingIndexTest {
    private record Watcher(long id, String pattern) {}

    private final ChangingIndex<Watcher> index = ChangingIndex.of(
            entries(List.of(new Watcher(1, "user-"), new Watcher(2, ".*down"), new Watcher(3, "disk"))), Watcher::id);

    @Test
    void without_changes_all_are_found() {
        assertThat(matching(index, "user-7 down")).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_changed_one_matches_by_its_new_pattern_only() {
        ChangingIndex<Watcher> changed = index.with(entries(List.of(new Watcher(1, "account-"))), Set.of(1L));

        assertThat(matching(changed, "user-7 down")).containsExactly(2L);
        assertThat(matching(changed, "account-7 down")).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void one_that_is_gone_matches_no_longer() {
        assertThat(matching(index.with(List.of(), Set.of(2L)), "user-7 down")).containsExactly(1L);
    }

    @Test
    void a_new_one_matches() {
        ChangingIndex<Watcher> changed = index.with(entries(List.of(new Watcher(4, "us"))), Set.of(4L));

        assertThat(matching(changed, "user-7 down")).containsExactlyInAnyOrder(1L, 2L, 4L);
    }

    @Test
    void later_changes_replace_earlier_ones() {
        ChangingIndex<Watcher> once = index.with(List.of(), Set.of(1L));

        ChangingIndex<Watcher> twice = once.with(entries(List.of(new Watcher(1, "user"))), Set.of(1L));

        assertThat(matching(twice, "user-7")).containsExactly(1L);
    }

    @Test
    void errors_are_told_of_the_expression_that_stands() {
        Entry<Watcher> erring = new Entry<>(
                new Watcher(5, "when"),
                new Conditions(null, null, Map.of(), WhenExpression.of("issue.details.missing > 2")));
        ChangingIndex<Watcher> changed =
                ChangingIndex.of(List.of(erring), Watcher::id).with(List.of(), Set.of(5L));
        Map<Watcher, String> errors = new HashMap<>();

        changed.match(issue("anything"), errors::put);

        assertThat(errors).isEmpty();
    }

    private static List<Long> matching(ChangingIndex<Watcher> index, String name) {
        return index.match(issue(name), (watcher, error) -> {}).stream()
                .map(Watcher::id)
                .toList();
    }

    private static Issue issue(String name) {
        return Issues.of(name, Severity.ERROR, Map.of(), "{}");
    }

    private static Collection<Entry<Watcher>> entries(List<Watcher> watchers) {
        List<Entry<Watcher>> entries = new ArrayList<>();
        watchers.forEach(watcher -> entries.add(
                new Entry<>(watcher, new Conditions(WatchPattern.of(watcher.pattern()), null, Map.of(), null))));
        return entries;
    }
}
