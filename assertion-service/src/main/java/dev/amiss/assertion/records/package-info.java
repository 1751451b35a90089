/**
 * The records of an assertion that fail. A run's records come in, spooled; they are compared with those of the run before
 * as sets in the database, and only the difference goes out as reports. Memory stays bounded whatever the number of
 * records, and only a run read to its end changes anything.
 */
@NullMarked
package dev.amiss.assertion.records;

import org.jspecify.annotations.NullMarked;
