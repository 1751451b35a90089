package dev.amiss.assertion.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patches as RFC 7396 defines them. */
final class MergePatch {
    private MergePatch() {}

    /** Changes the object as the patch says; what the patch sets to null goes. */
    static void apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value instanceof ObjectNode nested) {
                ObjectNode into = target.get(member.getKey()) instanceof ObjectNode existing
                        ? existing
                        : target.putObject(member.getKey());
                apply(into, nested);
            } else {
                target.set(member.getKey(), value);
            }
        });
    }
}
