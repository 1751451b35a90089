/**
 * The check that a server answers as expected. A request goes out, and its answer is compared with what is
 * expected of it; no answer is a failure, a request that we ourselves may not send is an error of the check.
 */
@NullMarked
package dev.amiss.assertion.check.http;

import org.jspecify.annotations.NullMarked;
