package dev.amiss.cli.output;

/** How answers are written. */
public enum Format {
    TABLE,
    JSON,
    YAML
}
