/**
 * {@code amiss test}: reads tests of responders, has them played by responder-service, where nothing happens, and compares.
 */
@NullMarked
package dev.amiss.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
