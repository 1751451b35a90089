/**
 * What the incoming webhooks of chats have in common. In comes a call; out goes one message to a URL that is a secret. How
 * the message looks is for each chat's own package.
 */
@NullMarked
package dev.amiss.responder.delivery.chat;

import org.jspecify.annotations.NullMarked;
