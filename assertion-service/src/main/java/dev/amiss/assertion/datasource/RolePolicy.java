package dev.amiss.assertion.datasource;

/** What becomes of a data source whose role can write. */
enum RolePolicy {
    /** It is not read until its role is mended. */
    REFUSE,
    /** It is read, within transactions that are read-only, and the log warns. */
    WARN
}
