package dev.amiss.assertion.expression.sql;

/** What a column of a query holds, as far as conditions can speak of it. */
public enum SqlType {
    /** {@code smallint}, {@code integer}, {@code bigint}. */
    WHOLE_NUMBER,
    /** {@code real}, {@code double precision}: also what is no number. */
    FLOATING,
    /** {@code numeric}, which expressions see as floating. */
    DECIMAL,
    /** {@code text}, {@code varchar}. */
    TEXT,
    BOOLEAN,
    /** {@code timestamp with time zone}. */
    TIME,
    /** {@code timestamp}, which expressions see as UTC. */
    LOCAL_TIME,
    /** {@code date}, which expressions see as its midnight in UTC. */
    DATE,
    /** Anything else: only whether it is NULL can be asked. */
    OTHER
}
