/**
 * The function {@code issue.actions.email}: sends a mail through the configured SMTP server. Who gets it and what stands
 * in its headers is checked again after the templates were filled in, so that no value of an issue adds a header.
 */
@NullMarked
package dev.amiss.responder.delivery.email;

import org.jspecify.annotations.NullMarked;
