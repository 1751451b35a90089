/**
 * What the descriptions of all three APIs have in common: what a field means that has the same name everywhere, and how
 * problems are answered. What a resource says itself is left as it is.
 */
@NullMarked
package dev.amiss.service.openapi;

import org.jspecify.annotations.NullMarked;
