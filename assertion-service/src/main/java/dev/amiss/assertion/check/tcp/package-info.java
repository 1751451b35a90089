/**
 * The check that somebody takes connections at a host and port. An address goes in, whether and how fast it could be
 * connected to comes out; nothing is sent, and the connection is closed at once.
 */
@NullMarked
package dev.amiss.assertion.check.tcp;

import org.jspecify.annotations.NullMarked;
