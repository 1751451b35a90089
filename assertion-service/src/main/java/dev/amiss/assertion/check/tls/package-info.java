/**
 * The check of a server's certificate: that it is for that host, that its chain leads to an authority that is trusted,
 * and that it does not end soon. A host and port go in, what is wrong with the certificates comes out.
 */
@NullMarked
package dev.amiss.assertion.check.tls;

import org.jspecify.annotations.NullMarked;
