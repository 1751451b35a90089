package dev.amiss.responder.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How deep sections nest, told from the text before anything is parsed. */
final class NestedSections {
    static final int DEEPEST = 3;
    private static final Pattern SECTION = Pattern.compile("\\{([#/])(if|for|each)\\b");

    private NestedSections() {}

    /** What is wrong with that text's nesting, if anything. */
    static Optional<String> problem(String template) {
        int depth = 0;
        Matcher section = SECTION.matcher(template);
        while (section.find()) {
            depth += section.group(1).equals("#") ? 1 : -1;
            if (depth > DEEPEST) {
                return Optional.of("sections may nest " + DEEPEST + " deep");
            }
        }
        return Optional.empty();
    }
}
