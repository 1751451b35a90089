/**
 * {@code amiss apply} and {@code amiss export}: responders, assertions and silences as files in Git. Files come in and are
 * read whole before the first request; what differs from the services is shown, then carried out. Applying the same files
 * again changes nothing.
 */
@NullMarked
package dev.amiss.cli.apply;

import org.jspecify.annotations.NullMarked;
