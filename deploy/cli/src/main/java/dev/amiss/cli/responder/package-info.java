/**
 * {@code amiss responders}.
 */
@NullMarked
package dev.amiss.cli.responder;

import org.jspecify.annotations.NullMarked;
