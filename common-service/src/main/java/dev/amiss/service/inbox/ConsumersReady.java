package dev.amiss.service.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which topics cannot be read on, and why. */
@Readiness
@ApplicationScoped
public class ConsumersReady implements HealthCheck {
    private final BookmarkedConsumers consumers;

    ConsumersReady(BookmarkedConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("kafka-consumers").up();
        for (BookmarkedConsumer consumer : consumers.all()) {
            consumer.stoppedPartitions()
                    .forEach((partition, why) -> answer.down().withData(partition.toString(), why));
            consumer.unreachableFor()
                    .ifPresent(since -> answer.down()
                            .withData(consumer.topic(), "Kafka has not answered for " + since.toSeconds() + " s"));
        }
        return answer.build();
    }
}
