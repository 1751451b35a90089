package dev.amiss.cli.session;

/** What the process ends with. */
public final class ExitCode {
    /** Done, or nothing to do. */
    public static final int OK = 0;
    /** Refused, not understood, or not reachable. */
    public static final int ERROR = 1;
    /** Done, and what was asked about is not as it should be: files differ, a check fails. */
    public static final int DIFFERS = 2;

    private ExitCode() {}
}
