/**
 * {@code amiss assertions}.
 */
@NullMarked
package dev.amiss.cli.assertion;

import org.jspecify.annotations.NullMarked;
