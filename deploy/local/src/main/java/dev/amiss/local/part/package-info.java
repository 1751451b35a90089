/**
 * The processes of a running Amiss. A configuration comes in; out go processes that are started in order, watched,
 * started again when they die, and stopped in the opposite order. Only the holder of the data folder's lock starts any.
 */
@NullMarked
package dev.amiss.local.part;

import org.jspecify.annotations.NullMarked;
