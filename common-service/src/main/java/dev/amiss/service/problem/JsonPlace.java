package dev.amiss.service.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place within a JSON document. To go down costs no more than the step, however long the names above are; a pointer
 * (RFC 6901), which repeats them all, is written when it is asked for. Immutable.
 */
public final class JsonPlace {
    /** The document itself. */
    public static final JsonPlace ROOT = new JsonPlace(null, "");

    private final @Nullable JsonPlace above;
    private final String name;

    private JsonPlace(@Nullable JsonPlace above, String name) {
        this.above = above;
        this.name = name;
    }

    /** The field of that name of the object in this place. */
    public JsonPlace below(String field) {
        return new JsonPlace(this, field);
    }

    /** The element of that number, from 0, of the list in this place. */
    public JsonPlace below(int element) {
        return new JsonPlace(this, Integer.toString(element));
    }

    /** Its pointer if that has at most so many characters, else the pointer of the nearest place above that has. */
    public String pointer(int most) {
        Deque<String> names = new ArrayDeque<>();
        for (JsonPlace place = this; place.above != null; place = place.above) {
            names.push(place.name);
        }
        StringBuilder pointer = new StringBuilder();
        for (String each : names) {
            if (pointer.length() + each.length() >= most) {
                break;
            }
            String step = step(each);
            if (pointer.length() + step.length() > most) {
                break;
            }
            pointer.append(step);
        }
        return pointer.toString();
    }

    /** What leads to that field in the pointer of a place below its object: {@code /a~1b} for {@code a/b}. */
    public static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
