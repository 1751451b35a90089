package dev.amiss.assertion.check;

/** A configured check. Immutable, for use by many threads. */
public interface Check {
    /**
     * Looks once, within the time that the run allows.
     *
     * @throws Exception counts as a run that could not be carried out
     */
    Finding run(CheckRun run) throws Exception;

    /**
     * What its issues are about. When a change of the configuration changes this, the issues of before recover; else
     * they go on.
     */
    default String identity() {
        return "one";
    }
}
