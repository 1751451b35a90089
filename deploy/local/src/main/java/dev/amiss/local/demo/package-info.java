/**
 * The product's examples, played against a running Amiss through nothing but its public HTTP API, its mail folder and
 * the table of an imaginary application. Every step that is told was seen to happen; the first that is not seen ends the
 * demo with an error.
 */
@NullMarked
package dev.amiss.local.demo;

import org.jspecify.annotations.NullMarked;
