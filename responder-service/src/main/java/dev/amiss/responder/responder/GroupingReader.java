package dev.amiss.responder.responder;

import dev.amiss.service.problem.StrictFields;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code group} of a responder. */
final class GroupingReader {
    private static final int MOST_FIELDS = 10;
    private static final double DAY_SEC = 86_400;

    private GroupingReader() {}

    static @Nullable Grouping read(StrictFields responder) {
        return responder.fields("group").map(GroupingReader::grouping).orElse(null);
    }

    private static Grouping grouping(StrictFields fields) {
        List<String> by = fields.listOf("by", MOST_FIELDS, Grouping.FIELDS, Grouping::field)
                .orElse(List.of());
        if (by.stream().distinct().count() < by.size()) {
            fields.reject("by", "must name each field once");
        }
        Duration wait = fields.number("wait_sec", 0, DAY_SEC)
                .map(ResponderReader::seconds)
                .orElse(Grouping.USUAL_WAIT);
        Duration every = fields.number("every_sec", 1, DAY_SEC)
                .map(ResponderReader::seconds)
                .orElse(Grouping.USUAL_EVERY);
        return new Grouping(by, wait, every);
    }
}
