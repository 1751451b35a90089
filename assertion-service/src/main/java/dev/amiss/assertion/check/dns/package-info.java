/**
 * The check that a name has the wanted records. A question goes to this machine's name servers, or to the one that the
 * check names; the answers come back as details and are held against what is expected.
 */
@NullMarked
package dev.amiss.assertion.check.dns;

import org.jspecify.annotations.NullMarked;
