package dev.amiss.bench.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was reported and what of it was acknowledged, by the name. Thread-safe. */
final class Journal {
    private static final int KEPT_SURPRISES = 50;

    private final ConcurrentMap<String, Counts> byName = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();

    /**
     * How many reports of a name must have been counted.
     *
     * @param sure acknowledged, so counted
     * @param unsure the answer was lost, so counted or not
     */
    record Counts(long sure, long unsure) {
        private Counts plus(Counts other) {
            return new Counts(sure + other.sure, unsure + other.unsure);
        }

        boolean allow(long counted) {
            return counted >= sure && counted <= sure + unsure;
        }
    }

    void acknowledged(String name) {
        byName.merge(name, new Counts(1, 0), Counts::plus);
    }

    void answerLost(String name) {
        byName.merge(name, new Counts(0, 1), Counts::plus);
    }

    /** A report answered 503: nothing of it may have been counted. */
    void refused() {
        refused.incrementAndGet();
    }

    /** Something that must never happen to a client. */
    void surprise(String what) {
        if (surprises.size() < KEPT_SURPRISES) {
            surprises.add(what);
        }
    }

    Map<String, Counts> byName() {
        return Map.copyOf(byName);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    long sure() {
        return byName.values().stream().mapToLong(Counts::sure).sum();
    }

    long unsure() {
        return byName.values().stream().mapToLong(Counts::unsure).sum();
    }

    long refusals() {
        return refused.get();
    }
}
