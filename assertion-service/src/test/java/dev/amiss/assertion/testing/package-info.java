/** What tests of several features need: a target to check, and what was reported. */
@NullMarked
package dev.amiss.assertion.testing;

import org.jspecify.annotations.NullMarked;
