package dev.amiss.responder.console.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a button of the editor asks for: {@code save}, or with a place {@code remove:1}.
 *
 * @param place of an action; 0 where none was named
 */
record EditorCommand(String what, int place) {
    static EditorCommand of(String text) {
        String[] parts = text.split(":", 2);
        boolean hasPlace = parts.length > 1 && parts[1].matches("\\d{1,3}");
        return new EditorCommand(parts[0], hasPlace ? Integer.parseInt(parts[1]) : 0);
    }

    /** Whether it changes the list of actions and nothing else. */
    boolean isMove() {
        return switch (what) {
            case "add", "remove", "up", "down", "" -> true;
            default -> false;
        };
    }

    /** @param function of an action that is to be added */
    void move(ObjectNode definition, String function) {
        ArrayNode actions = definition.withArray("/actions");
        switch (what) {
            case "add" -> actions.addObject().put("target_function", function);
            case "remove" -> actions.remove(place);
            case "up" -> swap(actions, place - 1);
            case "down" -> swap(actions, place);
            default -> {}
        }
    }

    /** Where the action stands afterwards that the command is about. */
    int placeAfter(int actions) {
        return switch (what) {
            case "add" -> actions - 1;
            case "up" -> Math.max(0, place - 1);
            case "down", "remove" -> Math.min(actions - 1, what.equals("down") ? place + 1 : place);
            default -> place;
        };
    }

    private static void swap(ArrayNode actions, int first) {
        if (first >= 0 && first + 1 < actions.size()) {
            JsonNode later = actions.remove(first + 1);
            actions.insert(first, later);
        }
    }
}
