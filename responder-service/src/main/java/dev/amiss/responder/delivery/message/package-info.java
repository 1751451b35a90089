/**
 * What a message to people says when the responder does not say it. In comes a call; out goes a {@link
 * dev.amiss.responder.delivery.message.Notice}, which each channel writes in its own way, and the rules by which texts are
 * shortened to what the other side takes. Nothing here escapes: who writes markup does.
 */
@NullMarked
package dev.amiss.responder.delivery.message;

import org.jspecify.annotations.NullMarked;
