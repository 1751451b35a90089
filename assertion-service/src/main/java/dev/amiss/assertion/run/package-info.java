/**
 * Who runs which assertion when. Due assertions are claimed by lease and number, so that many replicas share them
 * and a run whose claim was lost changes nothing; a run's result, the new state and the reports are one
 * transaction.
 */
@NullMarked
package dev.amiss.assertion.run;

import org.jspecify.annotations.NullMarked;
