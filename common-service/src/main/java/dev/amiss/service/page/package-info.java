/**
 * Lists by keyset: a page is a limit and a cursor that says behind which row to go on, so that page 10,000 costs what
 * page 1 costs. A cursor is opaque to clients and is refused when it was not made here.
 */
@NullMarked
package dev.amiss.service.page;

import org.jspecify.annotations.NullMarked;
