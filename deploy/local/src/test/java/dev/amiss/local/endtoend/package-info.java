/**
 * The product as it is started by {@code deploy/local/up}, tried from outside: its HTTP API, its topics, its mail, its
 * processes. Most tests share one Amiss with two replicas of each service; what they create is named after them.
 */
@NullMarked
package dev.amiss.local.endtoend;

import org.jspecify.annotations.NullMarked;
