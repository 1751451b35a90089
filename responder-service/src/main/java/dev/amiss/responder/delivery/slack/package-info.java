/**
 * The function {@code issue.actions.slack}: a message with blocks to an incoming webhook. What came from a report is
 * escaped, so that it can neither mention anybody nor hide a link, and cut to what Slack takes.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">the limits of blocks</a>
 */
@NullMarked
package dev.amiss.responder.delivery.slack;

import org.jspecify.annotations.NullMarked;
