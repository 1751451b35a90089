/** What the services need before they do anything: time until they are ready, memory, and processor time while idle. */
@NullMarked
package dev.amiss.bench.footprint;

import org.jspecify.annotations.NullMarked;
