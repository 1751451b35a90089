package dev.amiss.architecture.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a service, as its configuration interface declares and describes it.
 *
 * @param variable the environment variable: one that was chosen for it, else that of the property's name
 * @param fallback empty when it has none
 */
record Setting(String variable, String means, String fallback) {
    private static final Pattern INTERFACE = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern GROUP = Pattern.compile("\\n    interface (\\w+) \\{");
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@WithDefault\\(\"([^\"]*)\"\\)\\s*)?([\\w<>]+) (\\w+)\\(\\);",
            Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("^\\$\\{([A-Z0-9_]+)(?::\\$\\{([A-Z0-9_]+))?");
    private static final Pattern CODE = Pattern.compile("\\{@\\w+ ([^}]*)}");

    /** Those that a file of Java declares; none when it is no configuration interface. */
    static List<Setting> of(String code) {
        Matcher prefix = INTERFACE.matcher(code);
        if (!prefix.find()) {
            return List.of();
        }
        List<Setting> settings = new ArrayList<>();
        Matcher group = GROUP.matcher(code);
        String whole = group.find() ? code.substring(0, group.start()) : code;
        Matcher method = METHOD.matcher(whole);
        while (method.find()) {
            String property = prefix.group(1) + "." + kebab(method.group(4));
            if (whole.length() < code.length() && method.group(3).equals(group.group(1))) {
                Matcher inner = METHOD.matcher(code.substring(group.end()));
                while (inner.find()) {
                    add(settings, property + "." + kebab(inner.group(4)), inner.group(1), inner.group(2));
                }
            } else {
                add(settings, property, method.group(1), method.group(2));
            }
        }
        return settings;
    }

    private static void add(List<Setting> settings, String property, String javadoc, @Nullable String fallback) {
        String chosen = Project.setting(property);
        // what a service sets for itself is not for users to set
        if (chosen == null || chosen.startsWith("${")) {
            String variable = variable(property, chosen);
            String means = CODE.matcher(
                            javadoc.replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip())
                    .replaceAll(code -> Matcher.quoteReplacement("`" + code.group(1) + "`"))
                    .replaceFirst("^`[A-Z_]+`: ", "")
                    .replaceFirst(" \\(`(AMISS|OTEL)_[^)]*\\)", "");
            settings.add(new Setting(
                    variable,
                    means.substring(0, 1).toUpperCase(Locale.ROOT)
                            + means.substring(1).replace("|", "\\|"),
                    fallback == null ? "" : fallback));
        }
    }

    /** The variables that stand for a property in the services' settings, else the one that Quarkus reads for it. */
    private static String variable(String property, @Nullable String chosen) {
        Matcher named = NAMED.matcher(chosen == null ? "" : chosen);
        if (!named.find()) {
            return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }
        return named.group(1) + (named.group(2) == null ? "" : "`, `" + named.group(2));
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The setting as a row of a table in Markdown. */
    String row() {
        return "| `" + variable + "` | " + means + " | " + (fallback.isEmpty() ? "" : "`" + fallback + "`") + " |";
    }
}
