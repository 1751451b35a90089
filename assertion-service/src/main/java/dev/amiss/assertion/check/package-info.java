/**
 * What a check is. A configuration comes in and is read by the {@link dev.amiss.assertion.check.CheckType} that
 * it names, found among the CDI beans; a {@link dev.amiss.assertion.check.Finding} comes out of each run. Each
 * sub-package is one type and knows no other; a new type is a new sub-package and no edit elsewhere.
 */
@NullMarked
package dev.amiss.assertion.check;

import org.jspecify.annotations.NullMarked;
