/**
 * The check of a query against any Prometheus API, with an issue for each series for which the comparison holds. A query
 * goes out, series come back; each is a record of its own that recovers when it is fine again or gone.
 */
@NullMarked
package dev.amiss.assertion.check.prometheus;

import org.jspecify.annotations.NullMarked;
