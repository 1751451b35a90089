/**
 * Assertions as their owners write and read them over HTTP. Definitions come in and are refused with every rule
 * that they break, or stored together with the duty to run them; running and judging is not done here.
 */
@NullMarked
package dev.amiss.assertion.assertion;

import org.jspecify.annotations.NullMarked;
