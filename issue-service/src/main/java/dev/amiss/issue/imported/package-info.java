/**
 * Issues that another system kept come in with their own times, statuses and histories, each under the name that its origin
 * has for it; they go out as issues of ours. A repeat doubles nothing. Consumers are told of what is still live as of
 * something that they missed, never that it began now.
 */
@NullMarked
package dev.amiss.issue.imported;

import org.jspecify.annotations.NullMarked;
