package dev.amiss.service.inbox;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Says within seconds whether Kafka answers. */
@Readiness
@ApplicationScoped
public class KafkaReady implements HealthCheck {
    private static final int MOST_MILLIS = 2_000;

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    KafkaReady(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            int brokers = admin().describeCluster(new DescribeClusterOptions().timeoutMs(MOST_MILLIS))
                    .nodes()
                    .get(MOST_MILLIS + 500, TimeUnit.MILLISECONDS)
                    .size();
            return HealthCheckResponse.named("kafka")
                    .up()
                    .withData("brokers", brokers)
                    .build();
        } catch (ExecutionException | TimeoutException e) {
            return down("Kafka does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down("interrupted");
        }
    }

    void close(@Observes ShutdownEvent event) {
        synchronized (this) {
            if (admin != null) {
                admin.close(java.time.Duration.ZERO);
            }
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(kafka);
        }
        return admin;
    }

    private static HealthCheckResponse down(String why) {
        return HealthCheckResponse.named("kafka").down().withData("reason", why).build();
    }
}
