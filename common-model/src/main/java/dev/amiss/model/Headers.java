package dev.amiss.model;

/** Names of Kafka record headers. Those of CloudEvents follow its Kafka binding, version 1.0, binary mode. */
public final class Headers {
    public static final String CE_ID = "ce_id";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    /**
     * On {@link Topics#FAILURES}, set by Amiss' own services: the scope that keys of this report belong to, such as
     * {@code assertion:12}; also its actor. Absent: the scope that all foreign producers share.
     */
    public static final String SCOPE = "amiss-scope";

    /** On a dead letter: why it could not be read, and where it stood. */
    public static final String ERROR = "amiss-error";

    public static final String TOPIC = "amiss-topic";
    public static final String PARTITION = "amiss-partition";
    public static final String OFFSET = "amiss-offset";

    /** The step of a trace that a record follows from, as W3C Trace Context writes it; absent where nothing is traced. */
    public static final String TRACEPARENT = "traceparent";

    private Headers() {}
}
