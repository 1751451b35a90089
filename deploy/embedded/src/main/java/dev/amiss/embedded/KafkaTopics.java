package dev.amiss.embedded;

import dev.amiss.model.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the product: each of them and the dead letters of each, with 12 partitions. */
public final class KafkaTopics {
    private static final int PARTITIONS = 12;
    private static final String LARGEST_MESSAGE = String.valueOf(2 * 1024 * 1024);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Every topic by name. */
    public static final List<String> ALL = Stream.of(
                    Topics.FAILURES, Topics.ISSUE_EVENTS, Topics.ACTION_EVENTS, Topics.SILENCE_EVENTS)
            .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)))
            .toList();

    private KafkaTopics() {}

    /** Creates those that are missing and returns when they can be used; those that are there stay as they are. */
    public static void create(String bootstrap) {
        try (Admin admin = admin(bootstrap, LIMIT)) {
            Set<String> known = admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = ALL.stream()
                    .filter(name -> !known.contains(name))
                    .map(KafkaTopics::topic)
                    .toList();
            admin.createTopics(missing).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedException("Cannot create the topics at " + bootstrap + ": " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while topics were created", e);
        }
    }

    /** Whether a broker takes requests there now. */
    static boolean answers(String bootstrap) {
        if (!listens(bootstrap)) {
            return false;
        }
        try (Admin admin = admin(bootstrap, Duration.ofSeconds(5))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while waiting for Kafka", e);
        }
    }

    private static boolean listens(String bootstrap) {
        int colon = bootstrap.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(bootstrap.substring(colon + 1));
            socket.connect(new InetSocketAddress(bootstrap.substring(0, colon), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("max.message.bytes", LARGEST_MESSAGE));
    }

    private static Admin admin(String bootstrap, Duration limit) {
        int milliseconds = (int) limit.toMillis();
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrap,
                "request.timeout.ms", milliseconds,
                "default.api.timeout.ms", milliseconds));
    }
}
