/**
 * What others did to our issues. Issue events come in; the records whose issues were resolved by somebody else
 * leave their assertion's set, so that the next run that sees them failing reports them again, and what was
 * reopened comes back into it. What we did ourselves changes nothing here.
 */
@NullMarked
package dev.amiss.assertion.feedback;

import org.jspecify.annotations.NullMarked;
