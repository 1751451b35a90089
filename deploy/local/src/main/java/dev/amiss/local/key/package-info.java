/**
 * The keys file of the local mode. A role and a name come in, a key goes out that is told once; the file keeps its hash
 * only. The file is replaced as a whole, so that a service never reads half of it.
 */
@NullMarked
package dev.amiss.local.key;

import org.jspecify.annotations.NullMarked;
