/**
 * Real PostgreSQL and Kafka as child processes, for the launcher and for every test. In come a folder and a port, out
 * comes a server that answers on 127.0.0.1, keeps its data over a restart or a kill, and logs to a file. Which process
 * it is stands in a pid file only, so any JVM (or class loader) can find, stop, kill and start it again.
 */
@NullMarked
package dev.amiss.embedded;

import org.jspecify.annotations.NullMarked;
