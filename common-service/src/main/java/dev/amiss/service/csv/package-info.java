/** Files for spreadsheets. What comes in are cells as anybody wrote them, what goes out is text that is no formula. */
@NullMarked
package dev.amiss.service.csv;

import org.jspecify.annotations.NullMarked;
