/**
 * The function {@code issue.actions.webhook}: posts an issue to a URL as Standard Webhooks says. The id and the body are
 * the same on every attempt, the signature is made for each.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
@NullMarked
package dev.amiss.responder.delivery.webhook;

import org.jspecify.annotations.NullMarked;
