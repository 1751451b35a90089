package dev.amiss.responder.responder;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of a responder's actions before a change. One that is sent back as {@code {"$secret": "kept"}} is looked for
 * in the action of the same id, else of the same place, else in any of the same function.
 */
record KeptSecrets(List<Of> actions) {
    static final KeptSecrets NONE = new KeptSecrets(List.of());

    /** @param secrets by JSON pointer within the arguments */
    record Of(String id, int position, String targetFunction, Map<String, String> secrets) {}

    Optional<String> find(ActionDraft draft, String pointer) {
        return actions.stream()
                .filter(action -> action.targetFunction().equals(draft.targetFunction())
                        && action.secrets().containsKey(pointer))
                .min((one, other) -> Integer.compare(distance(one, draft), distance(other, draft)))
                .map(action -> action.secrets().get(pointer));
    }

    private static int distance(Of action, ActionDraft draft) {
        if (action.id().equals(draft.id())) {
            return 0;
        }
        return action.position() == draft.position() ? 1 : 2;
    }
}
