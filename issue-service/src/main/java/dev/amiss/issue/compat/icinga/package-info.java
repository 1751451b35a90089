/**
 * Amiss as an Icinga 2 API that takes passive check results. Results come in for a host or a service and become failures and
 * recoveries of it.
 */
@NullMarked
package dev.amiss.issue.compat.icinga;

import org.jspecify.annotations.NullMarked;
