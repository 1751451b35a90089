package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amiss.cli.api.Json;
import dev.amiss.cli.apply.Differences.Difference;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one thing.
 *
 * @param id that the service knows it by; 0 when it does not yet
 * @param body to be sent; null when it is deleted or stays
 * @param differences when it is updated
 */
record PlannedChange(
        Verb verb,
        Kind kind,
        String name,
        long id,
        @Nullable ObjectNode body,
        List<Difference> differences) {
    enum Verb {
        CREATE("+"),
        UPDATE("~"),
        DELETE("-"),
        KEEP("=");

        private final String sign;

        Verb(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isNone() {
        return verb == Verb.KEEP;
    }

    String title() {
        return kind.word() + " \"" + name + '"';
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("change", verb.word())
                .put("kind", kind.word())
                .put("name", name);
        if (id != 0) {
            json.put("id", id);
        }
        if (!differences.isEmpty()) {
            var list = json.putArray("differences");
            differences.forEach(each -> {
                ObjectNode difference = list.addObject().put("pointer", each.pointer());
                difference.set("is", each.is().isMissingNode() ? null : each.is());
                difference.set("shall", each.shall().isMissingNode() ? null : each.shall());
            });
        }
        return json;
    }
}
