package dev.amiss.bench.harness;

import java.util.Locale;

/**
 * What an answer must reach.
 *
 * @param ofRatio whether it is the ratio of ours to the reference that must, or ours alone
 * @param atLeast whether it is to be that or more, or that or less
 */
public record Goal(boolean ofRatio, boolean atLeast, double limit) {
    public static Goal ratioAtLeast(double limit) {
        return new Goal(true, true, limit);
    }

    public static Goal ratioAtMost(double limit) {
        return new Goal(true, false, limit);
    }

    public static Goal atLeast(double limit) {
        return new Goal(false, true, limit);
    }

    public static Goal atMost(double limit) {
        return new Goal(false, false, limit);
    }

    boolean isMet(double ours, double ratio) {
        double value = ofRatio ? ratio : ours;
        return !Double.isNaN(value) && (atLeast ? value >= limit : value <= limit);
    }

    @Override
    public String toString() {
        return (atLeast ? ">= " : "<= ") + Numbers.shown(limit) + (ofRatio ? "x" : "");
    }

    /** Numbers as people read them. */
    static final class Numbers {
        private Numbers() {}

        static String shown(double value) {
            if (Double.isNaN(value)) {
                return "-";
            }
            if (value == Math.rint(value) && Math.abs(value) < 1e6 || Math.abs(value) >= 1_000) {
                return String.format(Locale.ROOT, "%,.0f", value);
            }
            return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
        }
    }
}
