package dev.amiss.bench.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * How one promise fared.
 *
 * @param checked how many cases were looked at; a promise without any was not tested, which counts as broken
 * @param broken what was wrong, in words
 */
record Finding(String promise, long checked, List<String> broken) {
    private static final int SHOWN = 5;

    Finding {
        broken = List.copyOf(broken);
    }

    boolean holds() {
        return checked > 0 && broken.isEmpty();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("%-7s %,9d  %s".formatted(holds() ? "holds" : "BROKEN", checked, promise));
        broken.stream().limit(SHOWN).forEach(line -> lines.add("                   " + line));
        if (broken.size() > SHOWN) {
            lines.add("                   and %,d more".formatted(broken.size() - SHOWN));
        }
        return String.join("\n", lines);
    }
}
