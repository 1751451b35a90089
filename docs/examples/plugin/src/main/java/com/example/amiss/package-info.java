/** A plugin of Amiss: an action that writes a line to a file and a check of free disk space. */
@NullMarked
package com.example.amiss;

import org.jspecify.annotations.NullMarked;
