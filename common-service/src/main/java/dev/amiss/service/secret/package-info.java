/**
 * Secrets that people entrust to a service. In come keyword arguments with secrets in them; out go the same without, the
 * secrets apart from them and sealed. They come back together only for the call that needs them, and what that call says
 * is cleaned of them. A secret is never shown again, never logged and never part of a message.
 */
@NullMarked
package dev.amiss.service.secret;

import org.jspecify.annotations.NullMarked;
