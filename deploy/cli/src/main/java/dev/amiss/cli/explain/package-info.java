/**
 * {@code amiss explain}.
 */
@NullMarked
package dev.amiss.cli.explain;

import org.jspecify.annotations.NullMarked;
