/**
 * The check that somebody else's function makes: a URL that answers, or a plugin. Keyword arguments go in, {@code
 * ok} and details come out. Whatever is not such an answer is an error of the check and never a failure.
 */
@NullMarked
package dev.amiss.assertion.check.function;

import org.jspecify.annotations.NullMarked;
