/**
 * How fast reports become issues, durably: single ones, storms, bulk requests and Kafka, each against plain inserts of the
 * same rows into the same PostgreSQL.
 */
@NullMarked
package dev.amiss.bench.intake;

import org.jspecify.annotations.NullMarked;
