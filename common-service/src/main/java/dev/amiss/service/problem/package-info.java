/**
 * Errors as RFC 9457 problems. Resources throw what {@link dev.amiss.service.problem.Problems} makes; whatever else goes
 * wrong under an API path is turned into a problem as well, never a stack trace. {@link dev.amiss.service.problem.StrictFields}
 * reads configuration that people write and names every wrong field, not only the first.
 */
@NullMarked
package dev.amiss.service.problem;

import org.jspecify.annotations.NullMarked;
