/**
 * {@code amiss issues} and {@code amiss recoveries}.
 */
@NullMarked
package dev.amiss.cli.issue;

import org.jspecify.annotations.NullMarked;
