package dev.amiss.bench.harness;

/**
 * How thorough a run is.
 *
 * @param quick few short rounds and tables of a tenth of the size
 */
public record Settings(boolean quick, boolean withAlertmanager) {
    /** How often each side of a ratio is taken. */
    public int rounds() {
        return quick ? 2 : 3;
    }

    /** How long one round of one side takes. */
    public double seconds() {
        return quick ? 1.5 : 4;
    }

    /** For how long a service that is new is under load before it is measured. */
    public double warmUpSeconds() {
        return quick ? 5 : 60;
    }

    /** A size of the full run, or a tenth of it. */
    public int size(int full) {
        return quick ? full / 10 : full;
    }
}
