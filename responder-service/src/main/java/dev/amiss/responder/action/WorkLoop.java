package dev.amiss.responder.action;

import dev.amiss.service.database.WakeSignal;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A thread that does what there is to do, sleeps until there is more, and goes on when something fails. */
final class WorkLoop {
    private static final Logger LOG = Logger.getLogger(WorkLoop.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** One round of the work. */
    @FunctionalInterface
    interface Step {
        /** Does what there is to do and answers how long to sleep unless woken. */
        Duration run();
    }

    private final String name;
    private final Step step;
    private final WakeSignal signal;
    private final Thread thread;
    private volatile boolean stopped;
    private boolean failing;

    WorkLoop(String name, Step step, WakeSignal signal) {
        this.name = name;
        this.step = step;
        this.signal = signal;
        this.thread = new Thread(this::loop, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        signal.wake();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!stopped) {
            try {
                signal.await(stepOrPause());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration stepOrPause() {
        try {
            Duration pause = step.run();
            failing = false;
            return pause;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf(e, "%s: cannot go on now, trying again until it can", name);
            }
            failing = true;
            return AFTER_A_FAILURE;
        }
    }
}
