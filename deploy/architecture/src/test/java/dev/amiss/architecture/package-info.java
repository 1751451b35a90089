/**
 * The rules of the architecture. In come the compiled classes of all modules; out comes a failing test that says which rule
 * is broken and how to mend it. A rule without a reason that helps its reader does not belong here.
 */
@NullMarked
package dev.amiss.architecture;

import org.jspecify.annotations.NullMarked;
