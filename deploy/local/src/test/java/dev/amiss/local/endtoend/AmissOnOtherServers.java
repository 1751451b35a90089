package dev.amiss.local.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test the Amiss that several share, one after the other, whose PostgreSQL and Kafka somebody else runs: {@link
 * dev.amiss.embedded.RealParts}. It has two replicas of issue-service and one of the others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningAmissResolver.class)
@ResourceLock("AmissOnOtherServers")
@interface AmissOnOtherServers {}
