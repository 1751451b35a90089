package dev.amiss.issue.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.model.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LiveIssueEventsTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.ISSUE_EVENTS, 0);

    private final LiveIssueEvents live = new LiveIssueEvents();

    @Test
    void whoever_comes_before_this_replica_hears_anything_is_told_where_it_began() {
        List<StreamPosition> begins = new ArrayList<>();
        live.begun().thenRun(() -> begins.add(live.listen(event -> {})));
        assertThat(begins).isEmpty();

        live.onPartitionsAssigned(consumer(), List.of());
        assertThat(begins).as("not yet its turn").isEmpty();

        live.onPartitionsAssigned(consumer(), List.of(FIRST));
        assertThat(begins).containsExactly(new StreamPosition(Map.of(0, 17L)));
    }

    private static MockConsumer<String, String> consumer() {
        MockConsumer<String, String> consumer = new MockConsumer<>("latest");
        consumer.assign(List.of(FIRST));
        consumer.updateEndOffsets(Map.of(FIRST, 17L));
        return consumer;
    }
}
