/**
 * The way to the service's own database: Jdbi over the pool, joining the JTA transaction of the caller, and what the
 * SQL states of its errors mean for trying again.
 */
@NullMarked
package dev.amiss.service.database;

import org.jspecify.annotations.NullMarked;
