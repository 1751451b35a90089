/**
 * What metrics have in common. Each feature makes its own meters; here is how a value that must be looked up becomes one, and
 * the label {@code application} that all carry. Labels have few values, never names or ids of users.
 */
@NullMarked
package dev.amiss.service.metric;

import org.jspecify.annotations.NullMarked;
