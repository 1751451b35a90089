package dev.amiss.bench.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Takes the sides of a comparison in turn, several times, so that a disturbance of the machine meets all of them, and keeps
 * the median of each.
 */
public final class Rounds {
    private Rounds() {}

    /** The median of each side, in the order given; the first round is taken in that order, the next one backwards. */
    @SafeVarargs
    public static double[] medians(int rounds, Callable<Double>... sides) throws Exception {
        List<List<Double>> seen = new ArrayList<>();
        for (int side = 0; side < sides.length; side++) {
            seen.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int at = 0; at < sides.length; at++) {
                int side = round % 2 == 0 ? at : sides.length - 1 - at;
                seen.get(side).add(sides[side].call());
            }
        }
        return seen.stream().mapToDouble(Rounds::median).toArray();
    }

    /** The middle one; of two middle ones the mean. */
    public static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
