/**
 * Reports come in, by HTTP one or many at a time and by Kafka; they go out as issues made, folded, resolved or
 * acknowledged. Whatever can be read is made storable and taken; every way in ends in the same batch, which applies many
 * reports in one transaction, each key's in order of arrival. Nothing is answered before it is durable.
 */
@NullMarked
package dev.amiss.issue.intake;

import org.jspecify.annotations.NullMarked;
