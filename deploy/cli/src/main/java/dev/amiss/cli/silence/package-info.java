/**
 * {@code amiss silences}.
 */
@NullMarked
package dev.amiss.cli.silence;

import org.jspecify.annotations.NullMarked;
