/**
 * Business time: the database's clock plus a shift that tests move for all replicas together. Leases and bookmarks don't
 * come here; they compare with {@code clock_timestamp()} inside the database.
 */
@NullMarked
package dev.amiss.service.clock;

import org.jspecify.annotations.NullMarked;
