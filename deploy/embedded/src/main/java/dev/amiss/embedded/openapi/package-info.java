/**
 * For the tests of all services: the descriptions of their APIs as they are kept in {@code docs/openapi}. In comes what a
 * service serves; it is compared, or written when that is asked for.
 */
@NullMarked
package dev.amiss.embedded.openapi;

import org.jspecify.annotations.NullMarked;
