/**
 * Amiss as the place where Gatus' external endpoints are pushed to. Results come in by the endpoint's key and become
 * failures and recoveries of it.
 */
@NullMarked
package dev.amiss.issue.compat.gatus;

import org.jspecify.annotations.NullMarked;
