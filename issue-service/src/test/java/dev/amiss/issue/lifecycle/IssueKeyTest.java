package dev.amiss.issue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.RecordRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueKeyTest {
    @Test
    void keys_that_look_alike_when_joined_differ() {
        List<IssueKey> keys = List.of(
                IssueKey.of("", "ab", null, null),
                IssueKey.of("", "a", new RecordRef(null, "b"), null),
                IssueKey.of("", "a", new RecordRef("", "b"), null),
                IssueKey.of("", "a", new RecordRef("b", ""), null),
                IssueKey.of("", "x", null, "ab"),
                IssueKey.of("a", "b", null, null),
                IssueKey.of("", "a", new RecordRef("b", "c"), null),
                IssueKey.of("", "ab", new RecordRef(null, "c"), null),
                IssueKey.ofScope("assertion:1", null),
                IssueKey.ofScope("assertion:1", new RecordRef(null, "1")),
                IssueKey.of("assertion:1", "scope", null, null));

        assertThat(new HashSet<>(keys)).hasSize(keys.size());
    }

    @Test
    void a_key_that_is_named_counts_instead_of_name_and_record() {
        assertThat(IssueKey.of("", "one", null, "k")).isEqualTo(IssueKey.of("", "other", new RecordRef("t", "1"), "k"));
    }

    @Test
    void keys_are_ordered_as_the_database_orders_bytes() {
        byte[] low = new byte[32];
        byte[] high = new byte[32];
        high[0] = (byte) 0x80;

        assertThat(IssueKey.stored(low)).isLessThan(IssueKey.stored(high));
        assertThat(Set.of(IssueKey.stored(low))).contains(IssueKey.stored(new byte[32]));
    }
}
