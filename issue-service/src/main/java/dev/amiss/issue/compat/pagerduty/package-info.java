/**
 * Amiss as PagerDuty's Events API v2. Events come in and become reports whose key is the dedup key within its routing key;
 * the routing key is an access key. No event is refused for a length; only what has no summary, action or key is. Change
 * events are kept for a month as what happened around an issue, and never make one.
 */
@NullMarked
package dev.amiss.issue.compat.pagerduty;

import org.jspecify.annotations.NullMarked;
