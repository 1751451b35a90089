/**
 * The mail server of the local mode. Every message comes in by SMTP and goes out as one file below {@code mail/} and one
 * line on the console; nothing is ever sent on. A message is accepted only when its file is whole.
 */
@NullMarked
package dev.amiss.local.mail;

import org.jspecify.annotations.NullMarked;
