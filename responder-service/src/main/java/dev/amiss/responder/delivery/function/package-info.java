/**
 * The function {@code issue.actions.function}: a function in any language, behind a URL. It gets the issue and keyword
 * arguments of its own, and answers whether it worked and what it has to say. An answer that is not understood counts as a
 * failure, never as done.
 */
@NullMarked
package dev.amiss.responder.delivery.function;

import org.jspecify.annotations.NullMarked;
