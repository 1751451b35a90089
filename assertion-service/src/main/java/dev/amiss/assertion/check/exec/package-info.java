/**
 * The check that a program makes which follows the rules of Nagios plugins. Only programs in the operator's folder are
 * started, without a shell and with an environment of their own; the exit code says how it stands, the output becomes
 * details. Time and output are bounded, and nothing of a program is left when its time is over.
 */
@NullMarked
package dev.amiss.assertion.check.exec;

import org.jspecify.annotations.NullMarked;
