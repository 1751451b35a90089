package dev.amiss.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

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
        return median(values, Double::doubleValue);
    }

    /** The same of what each of these has. */
    public static <T> double median(List<T> seen, ToDoubleFunction<T> value) {
        double[] sorted = seen.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
