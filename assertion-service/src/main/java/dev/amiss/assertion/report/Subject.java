package dev.amiss.assertion.report;

import dev.amiss.model.Severity;
import java.util.Map;

/** The assertion that reports, as its issues show it. */
public record Subject(long assertionId, String name, Severity severity, Map<String, String> labels) {}
