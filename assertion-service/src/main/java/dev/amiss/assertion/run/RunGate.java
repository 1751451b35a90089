package dev.amiss.assertion.run;

/** Something that must be done before assertions are claimed. Every CDI bean of this type is called, each time. */
public interface RunGate {
    /**
     * Called by one thread, often, and therefore quick.
     *
     * @throws RuntimeException nothing is claimed, and all is tried again soon
     */
    void beforeClaiming();
}
