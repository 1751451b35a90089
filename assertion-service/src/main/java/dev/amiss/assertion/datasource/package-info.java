/**
 * The databases that checks may read, configured by the operator by name. A query comes in, rows go out through a
 * cursor; nothing can be written through here: the text is scanned, the transaction is read-only, and so must be
 * the role.
 */
@NullMarked
package dev.amiss.assertion.datasource;

import org.jspecify.annotations.NullMarked;
