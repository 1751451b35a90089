package dev.amiss.bench.harness;

import java.util.List;

/** One thing that is measured, by a name that {@code --only} takes. Takes its time; used once a run. */
public interface Measure {
    /** Lower case with hyphens. */
    String name();

    /** The rows of the table that it fills; those that it leaves open are told as not met. */
    List<Question> questions();

    /** Whether a run takes it only when asked for it by name, since it takes long or needs an Amiss of its own. */
    default boolean byNameOnly() {
        return false;
    }

    /** Measures and answers. What it throws becomes the reason of the rows that it left open. */
    void run(Bench bench) throws Exception;
}
