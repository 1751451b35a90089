/**
 * The check of each record of a model, with an issue for each that fails. Records stream in, from a query or as
 * lines from a URL, and are judged one by one; what leaves is the difference to the run before, found as sets in
 * the database. Memory stays bounded whatever the number of records, and only a run read to its end changes
 * anything.
 */
@NullMarked
package dev.amiss.assertion.check.model;

import org.jspecify.annotations.NullMarked;
