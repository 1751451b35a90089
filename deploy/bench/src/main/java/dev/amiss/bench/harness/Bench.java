package dev.amiss.bench.harness;

import dev.amiss.bench.load.HttpLoad;
import dev.amiss.bench.load.SqlLoad;
import dev.amiss.bench.subject.RunningAmiss;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run: what measures work with. Starts an Amiss when the first of them needs one. Used by one thread. */
public final class Bench implements AutoCloseable {
    private final Settings settings;
    private final Report report;
    private final Set<String> warm = new HashSet<>();
    private @Nullable RunningAmiss amiss;
    private @Nullable HttpLoad http;
    private @Nullable SqlLoad sql;

    public Bench(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    public Settings settings() {
        return settings;
    }

    /** The Amiss that measures share; the first call takes the time that it needs to start. */
    public RunningAmiss amiss() {
        RunningAmiss running = amiss;
        if (running == null) {
            running = RunningAmiss.start();
            amiss = running;
        }
        return running;
    }

    public HttpLoad http() {
        HttpLoad load = http;
        if (load == null) {
            load = new HttpLoad();
            http = load;
        }
        return load;
    }

    /** Database clients of the Amiss under measurement. */
    public SqlLoad sql() {
        SqlLoad load = sql;
        if (load == null) {
            load = new SqlLoad(amiss().postgresPort());
            sql = load;
        }
        return load;
    }

    /** Ours against the reference; {@code NaN} for a reference that there is none of. */
    public void answer(Question question, double ours, double reference, @Nullable String note) {
        report.add(Answer.of(question, ours, reference, note));
    }

    /** Says how far the run is. */
    public void say(String text) {
        report.say(text);
    }

    /** A load that makes a service warm. */
    @FunctionalInterface
    public interface WarmUp {
        void run(double seconds) throws Exception;
    }

    /** Puts a part under that load for a while, unless an earlier measure of this run did. */
    public void warmUp(String part, WarmUp load) throws Exception {
        if (warm.add(part)) {
            load.run(settings.warmUpSeconds());
        }
    }

    /** Runs one measure; whatever happens, each of its questions is answered. */
    public void measure(Measure measure) {
        long began = System.nanoTime();
        say("-- " + measure.name());
        String reason = "the measure did not answer";
        try {
            measure.run(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        } catch (Exception | Error e) {
            reason = String.valueOf(e);
            report.tell(e);
        }
        for (Question question : measure.questions()) {
            if (!report.has(question)) {
                report.add(Answer.missing(question, reason));
            }
        }
        say("   %s took %.0f s".formatted(measure.name(), (System.nanoTime() - began) / 1e9));
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
        if (sql != null) {
            sql.close();
        }
        if (amiss != null) {
            amiss.close();
        }
    }
}
