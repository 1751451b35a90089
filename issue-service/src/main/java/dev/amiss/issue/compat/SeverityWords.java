package dev.amiss.issue.compat;

import dev.amiss.model.Severity;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that other systems have for severities. */
public final class SeverityWords {
    private static final Map<String, Severity> WORDS = Map.ofEntries(
            Map.entry("critical", Severity.CRITICAL),
            Map.entry("crit", Severity.CRITICAL),
            Map.entry("fatal", Severity.CRITICAL),
            Map.entry("emergency", Severity.CRITICAL),
            Map.entry("emerg", Severity.CRITICAL),
            Map.entry("alert", Severity.CRITICAL),
            Map.entry("disaster", Severity.CRITICAL),
            Map.entry("page", Severity.CRITICAL),
            Map.entry("p1", Severity.CRITICAL),
            Map.entry("error", Severity.ERROR),
            Map.entry("err", Severity.ERROR),
            Map.entry("major", Severity.ERROR),
            Map.entry("high", Severity.ERROR),
            Map.entry("p2", Severity.ERROR),
            Map.entry("warning", Severity.WARNING),
            Map.entry("warn", Severity.WARNING),
            Map.entry("minor", Severity.WARNING),
            Map.entry("medium", Severity.WARNING),
            Map.entry("ticket", Severity.WARNING),
            Map.entry("p3", Severity.WARNING),
            Map.entry("info", Severity.INFO),
            Map.entry("informational", Severity.INFO),
            Map.entry("information", Severity.INFO),
            Map.entry("notice", Severity.INFO),
            Map.entry("low", Severity.INFO),
            Map.entry("debug", Severity.INFO),
            Map.entry("none", Severity.INFO),
            Map.entry("ok", Severity.INFO),
            Map.entry("p4", Severity.INFO),
            Map.entry("p5", Severity.INFO));

    private SeverityWords() {}

    /** The severity that a word means, in any case; null when none is known. */
    public static @Nullable Severity of(@Nullable String word) {
        return word == null ? null : WORDS.get(word.strip().toLowerCase(Locale.ROOT));
    }
}
