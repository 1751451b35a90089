/**
 * The benchmark's command. In come options; out go the table, the results as JSON, and a picture. One measure that cannot
 * be taken is told as not met, with the reason, and the others go on.
 */
@NullMarked
package dev.amiss.bench;

import org.jspecify.annotations.NullMarked;
