/**
 * Requests to the three services. Paths and JSON come in; answers, or exceptions that say what the service objects to, go
 * out. It never prints and never follows a redirect.
 */
@NullMarked
package dev.amiss.cli.api;

import org.jspecify.annotations.NullMarked;
