package dev.amiss.responder.projection;

import dev.amiss.model.Topics;
import dev.amiss.service.inbox.BatchHandler;
import dev.amiss.service.inbox.BookmarkedConsumer;
import dev.amiss.service.inbox.BookmarkedConsumers;
import dev.amiss.service.inbox.DeadLetters;
import dev.amiss.service.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Applies {@code amiss.issue-events}. */
@ApplicationScoped
public class IssueEventsConsumer implements BatchHandler {
    /** What was applied may call for actions at once, which wait to know how issues stand. */
    private static final Duration AFTER_EVENTS = Duration.ofSeconds(1);

    private final BookmarkedConsumers consumers;
    private final ProjectionStore store;
    private final IssueChangeStore changes;
    private final IssueListener listener;
    private final DeadLetters deadLetters;
    private final Traces traces;
    private volatile @Nullable BookmarkedConsumer consumer;

    IssueEventsConsumer(
            BookmarkedConsumers consumers,
            ProjectionStore store,
            IssueChangeStore changes,
            IssueListener listener,
            DeadLetters deadLetters,
            Traces traces) {
        this.consumers = consumers;
        this.store = store;
        this.changes = changes;
        this.listener = listener;
        this.deadLetters = deadLetters;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        consumer = consumers.start(Topics.ISSUE_EVENTS, this);
    }

    /** For how long Kafka has not answered, so that issues may have changed unknown to us; empty while it does. */
    public Optional<Duration> unreachableFor() {
        BookmarkedConsumer started = consumer;
        return started == null ? Optional.empty() : started.unreachableFor();
    }

    /** Somebody waits to know how issues stand now: for so long it is noted often how far events were applied. */
    public void hurry(Duration howLong) {
        BookmarkedConsumer started = consumer;
        if (started != null) {
            started.hurry(howLong);
        }
    }

    @Override
    public void apply(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ReceivedEvent> events = read(handle, records);
        if (events.isEmpty()) {
            return;
        }
        listener.begin(handle);
        Map<Long, KnownVersion> known = store.lock(
                handle, events.stream().map(ReceivedEvent::issueId).distinct().toList());
        List<ReceivedEvent> news = withoutPastOfDeleted(newerOnly(events, known));
        Map<Long, ReceivedEvent> latest = new LinkedHashMap<>();
        news.forEach(each -> latest.put(each.issueId(), each));
        store.put(handle, latest.values());
        changes.append(handle, news);
        steps(news).forEach(step -> listener.changed(handle, step));
        hurry(AFTER_EVENTS);
    }

    private List<ReceivedEvent> read(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        List<ReceivedEvent> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (record.value() != null) {
                    events.add(EventReader.read(
                            record, traces.received(handle, record).context()));
                }
            } catch (IOException | IllegalArgumentException e) {
                deadLetters.append(handle, record, "cannot be read as an issue event: " + e.getMessage());
            }
        }
        return events;
    }

    private static List<ReceivedEvent> newerOnly(List<ReceivedEvent> events, Map<Long, KnownVersion> known) {
        List<ReceivedEvent> news = new ArrayList<>();
        for (ReceivedEvent each : events) {
            if (each.isNewerThan(known.getOrDefault(each.issueId(), KnownVersion.NONE))) {
                known.put(
                        each.issueId(),
                        new KnownVersion(
                                each.event().epoch(), each.event().issue().version()));
                news.add(each);
            }
        }
        return news;
    }

    /** Before an issue was deleted things may have happened to it that nobody is to be told of any more, such as its end. */
    private static List<ReceivedEvent> withoutPastOfDeleted(List<ReceivedEvent> news) {
        Map<Long, List<ReceivedEvent>> kept = new LinkedHashMap<>();
        for (ReceivedEvent each : news) {
            if (each.isDeletion()) {
                kept.remove(each.issueId());
            }
            kept.computeIfAbsent(each.issueId(), id -> new ArrayList<>()).add(each);
        }
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** The n-th step has each issue's n-th change, so that what happened in between is told too. */
    private static List<List<IssueChange>> steps(List<ReceivedEvent> news) {
        List<List<IssueChange>> steps = new ArrayList<>();
        Map<Long, Integer> counts = new HashMap<>();
        for (ReceivedEvent each : news) {
            int step = counts.merge(each.issueId(), 1, Integer::sum);
            while (steps.size() < step) {
                steps.add(new ArrayList<>());
            }
            steps.get(step - 1).add(new IssueChange(each.event().issue(), each.isDeletion(), each.trace()));
        }
        return steps;
    }
}
