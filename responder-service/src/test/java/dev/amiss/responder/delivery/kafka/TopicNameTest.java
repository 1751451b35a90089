package dev.amiss.responder.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"shop.incidents", "a", "x_y-z", "amissx.y"})
    void topics_of_others_are_allowed(String topic) {
        assertThat(TopicName.problem(topic)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amiss.failures",
                "amiss.new",
                "AMISS.failures",
                "amiss_failures",
                "__consumer_offsets",
                "",
                ".",
                "..",
                "a b",
                "a/b",
                "ü"
            })
    void topics_of_ours_of_kafkas_and_wrong_names_are_not(String topic) {
        assertThat(TopicName.problem(topic)).startsWith("must");
    }
}
