/**
 * The function {@code issue.actions.webhook}: posts an issue to a URL as Standard Webhooks says, or with the body that
 * Alertmanager would post. The id and the body are the same on every attempt, the signature is made for each.
 */
@NullMarked
package dev.amiss.responder.delivery.webhook;

import org.jspecify.annotations.NullMarked;
