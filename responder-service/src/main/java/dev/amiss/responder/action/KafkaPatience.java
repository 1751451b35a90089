package dev.amiss.responder.action;

import dev.amiss.responder.projection.IssueEventsConsumer;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells when Kafka has been away for so long that actions run without knowing how their issues stand. */
@ApplicationScoped
class KafkaPatience {
    private final IssueEventsConsumer consumer;
    private final ActionConfig config;

    KafkaPatience(IssueEventsConsumer consumer, ActionConfig config) {
        this.consumer = consumer;
        this.config = config;
    }

    boolean isOver() {
        return consumer.unreachableFor()
                .filter(away -> away.compareTo(config.patienceWithKafka()) >= 0)
                .isPresent();
    }
}
