/**
 * The commands of deploy/local: options come in, lines and an exit code go out. Each does its work through the other
 * packages; a mistake of the user is told in a line, never as a stack trace.
 */
@NullMarked
package dev.amiss.local.command;

import org.jspecify.annotations.NullMarked;
