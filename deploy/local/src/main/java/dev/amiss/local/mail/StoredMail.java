package dev.amiss.local.mail;

import java.nio.file.Path;

/** A mail that was kept. */
record StoredMail(Path file, String subject) {}
