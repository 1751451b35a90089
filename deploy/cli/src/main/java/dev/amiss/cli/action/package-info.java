/**
 * {@code amiss actions}.
 */
@NullMarked
package dev.amiss.cli.action;

import org.jspecify.annotations.NullMarked;
