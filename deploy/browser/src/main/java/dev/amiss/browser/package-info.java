/**
 * A real Chromium for tests of pages: one browser a JVM, a fresh context a test. It is found on the PATH, else installed by
 * the system's package manager, else downloaded by Playwright. In tests only; nothing of it reaches an application.
 */
@NullMarked
package dev.amiss.browser;

import org.jspecify.annotations.NullMarked;
