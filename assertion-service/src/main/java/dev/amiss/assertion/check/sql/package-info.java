/**
 * The check that a query finds nothing, or something. A query goes to a configured data source, the first rows
 * come back as details.
 */
@NullMarked
package dev.amiss.assertion.check.sql;

import org.jspecify.annotations.NullMarked;
