/**
 * The function {@code issue.actions.pagerduty}: events by PagerDuty's Events API, version 2. An issue is one incident
 * there: all its events bear the same key, and trigger, acknowledge or resolve as the issue stands.
 *
 * @see <a href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">Events API v2</a>
 */
@NullMarked
package dev.amiss.responder.delivery.pagerduty;

import org.jspecify.annotations.NullMarked;
