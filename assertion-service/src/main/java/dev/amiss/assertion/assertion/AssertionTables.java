package dev.amiss.assertion.assertion;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What of an assertion is kept beside its row. */
@Singleton
record AssertionTables(Jdbi jdbi, Dependencies dependencies) {}
