/**
 * Amiss on one machine: {@link dev.amiss.local.Main} is what the scripts of deploy/local run. The environment and a few
 * options come in; processes, files below the data folder and lines for people go out. Whatever ends it, nothing that it
 * started is left running, or the next start finds and ends it.
 */
@NullMarked
package dev.amiss.local;

import org.jspecify.annotations.NullMarked;
