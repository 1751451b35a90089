/**
 * Issues are found and counted here, by keyset pages that cost the same at any depth. Only reads.
 */
@NullMarked
package dev.amiss.issue.search;

import org.jspecify.annotations.NullMarked;
