/**
 * What a plugin implements. A jar in the folder {@code AMISS_PLUGINS} whose {@code META-INF/services} names an
 * {@link dev.amiss.model.function.ActionFunction} or {@link dev.amiss.model.function.CheckFunction} makes it a
 * {@code target_function} of responders or assertions. An implementation is made once, is used by many threads at once,
 * and answers with a value rather than an exception: whoever fails says whether trying again makes sense.
 */
@NullMarked
package dev.amiss.model.function;

import org.jspecify.annotations.NullMarked;
