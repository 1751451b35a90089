package dev.amiss.responder.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.responder.responder.ActionIdentity.After;
import dev.amiss.responder.responder.ActionIdentity.Before;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionIdentityTest {
    private final Before mail = new Before("a1", true, false, 0, Trigger.CREATED, "mail");
    private final Before hook = new Before("a2", true, false, 1, Trigger.CREATED, "hook");

    @Test
    void a_corrected_text_keeps_its_place() {
        assertThat(assign(after(null, 0, "mail, corrected"), after(null, 1, "hook")))
                .containsExactly("a1", "a2");
    }

    @Test
    void equal_content_wins_over_position() {
        assertThat(assign(after(null, 0, "hook"), after(null, 1, "mail"))).containsExactly("a2", "a1");
        assertThat(assign(after(null, 0, "new"), after(null, 1, "mail"), after(null, 2, "hook")))
                .containsExactly("new", "a1", "a2");
    }

    @Test
    void an_id_wins_over_everything() {
        assertThat(assign(after("a2", 0, "mail"), after(null, 1, "mail"))).containsExactly("a2", "a1");
    }

    @Test
    void an_action_may_get_a_name_of_its_own() {
        assertThat(assign(after("mail", 0, "mail"), after(null, 1, "hook"))).containsExactly("a1", "a2");
    }

    @Test
    void two_ids_that_the_user_gave_are_two_actions() {
        Before named = new Before("page", false, false, 0, Trigger.CREATED, "mail");

        assertThat(assign(named, after("other", 0, "mail"))).containsOnly("new");
    }

    @Test
    void a_removed_action_comes_back_by_its_id_only() {
        Before removed = new Before("page", false, true, 0, Trigger.CREATED, "mail");

        assertThat(assign(removed, after("page", 0, "x"))).containsExactly("page");
        assertThat(assign(removed, after(null, 0, "mail"))).containsOnly("new");
    }

    @Test
    void the_end_of_an_issue_is_another_action_than_its_beginning() {
        assertThat(assign(mail, new After(null, 0, Trigger.RESOLVED, "all is well")))
                .containsOnly("new");
    }

    private List<String> assign(After... after) {
        return ids(ActionIdentity.assign(List.of(mail, hook), List.of(after)));
    }

    private static List<String> assign(Before before, After after) {
        return ids(ActionIdentity.assign(List.of(before), List.of(after)));
    }

    private static List<String> ids(List<Optional<Before>> assigned) {
        return assigned.stream()
                .map(before -> before.map(Before::id).orElse("new"))
                .toList();
    }

    private static After after(@Nullable String id, int position, Object content) {
        return new After(id, position, Trigger.CREATED, content);
    }
}
