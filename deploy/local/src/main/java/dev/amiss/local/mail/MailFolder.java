package dev.amiss.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The folder of the mails, in the order of their arrival by name. */
final class MailFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();

    MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Keeps the mail; its recipients, those in blind copy too, become {@code Delivered-To} headers. */
    StoredMail store(MimeMessage message, List<MailAddress> recipients) {
        String name = "%s-%04d.eml".formatted(TIME.format(clock.instant()), number.incrementAndGet());
        Path part = folder.resolve(name + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            for (MailAddress recipient : recipients) {
                out.write(("Delivered-To: " + recipient.getEmail() + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            message.writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Cannot keep a mail as " + part, e);
        }
        return new StoredMail(rename(part, folder.resolve(name)), subject(message));
    }

    private static Path rename(Path part, Path file) {
        try {
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a mail as " + file, e);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getSubject()).orElse("");
        } catch (MessagingException e) {
            return "(unreadable)";
        }
    }
}
