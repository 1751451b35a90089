package dev.amiss.local.endtoend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives a test the Amiss that several share, one after the other: two replicas of each service, on servers of its own. Tests
 * with another Amiss run beside them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningAmissResolver.class)
@ResourceLock("SharedAmiss")
@interface SharedAmiss {}
