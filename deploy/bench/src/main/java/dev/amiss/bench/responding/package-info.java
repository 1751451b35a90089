/**
 * How soon and how fast issues are answered: from a report to the scheduled action, from waiting events to actions, and from
 * due actions to done ones, the last against db-scheduler on the same PostgreSQL.
 */
@NullMarked
package dev.amiss.bench.responding;

import org.jspecify.annotations.NullMarked;
