/**
 * UNIX cron expressions. What comes in is what users wrote, what goes out are times, or the rule that it breaks. What a
 * change to summer time leaves out is for those to judge who ask.
 */
@NullMarked
package dev.amiss.service.cron;

import org.jspecify.annotations.NullMarked;
