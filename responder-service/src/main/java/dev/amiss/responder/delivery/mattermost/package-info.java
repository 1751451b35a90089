/**
 * The function {@code issue.actions.mattermost}: a message with an attachment to an incoming webhook. What came from a
 * report is escaped, so that it can neither mention anybody nor hide a link, and cut to what Mattermost takes.
 *
 * @see <a href="https://developers.mattermost.com/integrate/webhooks/incoming/">Incoming webhooks</a>
 */
@NullMarked
package dev.amiss.responder.delivery.mattermost;

import org.jspecify.annotations.NullMarked;
