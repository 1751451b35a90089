package dev.amiss.model;

/** The Kafka topics of the contract. */
public final class Topics {
    /** Reports come in here; values are {@link Report}s, {@code {"name": "x"}} is enough. */
    public static final String FAILURES = "amiss.failures";
    /** What happened to issues: key is the issue's id, value an {@link IssueEvent}. */
    public static final String ISSUE_EVENTS = "amiss.issue-events";
    /** What responders did: key is the issue's id, value an {@link ActionEvent}. */
    public static final String ACTION_EVENTS = "amiss.action-events";

    /** That silences were created, began, end soon, ended: key is the silence's id, value a {@link SilenceEvent}. */
    public static final String SILENCE_EVENTS = "amiss.silence-events";

    private Topics() {}

    /** Where records of that topic go that cannot be read. */
    public static String deadLettersOf(String topic) {
        return topic + ".dlq";
    }
}
