/**
 * Functions that others add. In come the CDI beans that implement a function interface of common-model, and the jars in the
 * folder {@code AMISS_PLUGINS}; out come the functions, each with a name of its own and a schema that holds. A jar that
 * cannot be used is told in the log and in {@code /q/health} and harms no other.
 */
@NullMarked
package dev.amiss.service.plugin;

import org.jspecify.annotations.NullMarked;
