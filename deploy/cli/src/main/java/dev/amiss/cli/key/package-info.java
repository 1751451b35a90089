/**
 * {@code amiss key}.
 */
@NullMarked
package dev.amiss.cli.key;

import org.jspecify.annotations.NullMarked;
