/**
 * The archive as a stranger has it: unpacked elsewhere, on a machine with a JDK and nothing else.
 */
@NullMarked
package dev.amiss.release;

import org.jspecify.annotations.NullMarked;
