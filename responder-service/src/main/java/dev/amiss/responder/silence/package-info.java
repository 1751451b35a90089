/**
 * When actions are muted. In come silences as people write them, read strictly; out go, for an issue and a moment, the
 * silence that mutes its actions and until when, and a log of each silence's beginnings and ends, which are told on Kafka too. A silence changes no issue
 * and no responder, every one of its windows ends, and whether it is in force is told by the database and the clock alone,
 * so that a restart or another replica answers the same.
 */
@NullMarked
package dev.amiss.responder.silence;

import org.jspecify.annotations.NullMarked;
