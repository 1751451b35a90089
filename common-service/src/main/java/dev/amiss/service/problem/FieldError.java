package dev.amiss.service.problem;

/**
 * One thing wrong with a body.
 *
 * @param pointer JSON pointer of the field, such as {@code /actions/0/delay_sec}; empty for the whole body
 * @param detail the rule, with an example where it helps
 */
public record FieldError(String pointer, String detail) {}
