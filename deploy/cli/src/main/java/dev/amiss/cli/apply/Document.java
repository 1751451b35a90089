package dev.amiss.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that a file describes.
 *
 * @param name that it is matched by
 * @param body as it is sent
 * @param place file, for messages
 */
record Document(Kind kind, String name, ObjectNode body, String place) {
    /** {@code responder "mail the team"} */
    String title() {
        return kind.word() + " \"" + name + '"';
    }
}
