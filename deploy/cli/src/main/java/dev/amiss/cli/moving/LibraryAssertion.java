package dev.amiss.cli.moving;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code issue_assertion} or {@code issue_modelassertion}.
 *
 * @param model such as {@code auth.user}; null for one that is not about a model
 * @param openIssues how many issues of its name are open in the library
 */
record LibraryAssertion(
        String name, String function, @Nullable String model, long openIssues) {}
