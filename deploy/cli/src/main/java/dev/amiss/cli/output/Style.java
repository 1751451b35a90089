package dev.amiss.cli.output;

/** How a text stands out on a terminal. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    BOLD_RED("1;31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** How a status, state or severity of the API is shown. */
    public static Style ofWord(String word) {
        return switch (word) {
            case "critical", "failing" -> BOLD_RED;
            case "error", "open", "failed" -> RED;
            case "warning", "acknowledged", "held", "running", "active" -> YELLOW;
            case "resolved", "succeeded", "passing", "passed" -> GREEN;
            case "info", "pending", "scheduled" -> CYAN;
            case "wont_fix", "cancelled", "paused", "ended", "expired" -> FAINT;
            default -> PLAIN;
        };
    }
}
