package dev.amiss.model.function;

/**
 * Something wrong with a keyword argument that the schema does not tell.
 *
 * @param pointer JSON pointer within the arguments, such as {@code /recipients/0}
 * @param detail the rule, with an example where it helps
 */
public record ArgumentProblem(String pointer, String detail) {}
