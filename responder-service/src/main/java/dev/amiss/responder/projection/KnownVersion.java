package dev.amiss.responder.projection;

/** How far an issue is known. */
record KnownVersion(long epoch, long version) {
    static final KnownVersion NONE = new KnownVersion(Long.MIN_VALUE, Long.MIN_VALUE);
}
