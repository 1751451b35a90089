package dev.amiss.local.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails that arrived since it was made. */
final class MailFolderWatch {
    private final Path folder;
    private final Set<Path> before;

    MailFolderWatch(Path folder) {
        this.folder = folder;
        this.before = Set.copyOf(mails());
    }

    /** Waits for a new mail with that subject to that address that has that line. */
    Path awaitMail(String subject, String recipient, String line) {
        return Wait.untilThere(
                "a mail \"" + subject + "\" to " + recipient + " in " + folder,
                () -> mails().stream()
                        .filter(file -> !before.contains(file))
                        .filter(file -> is(file, subject, recipient))
                        .filter(file -> lines(file).contains(line))
                        .findFirst());
    }

    /** The mail as it came, but for the lines about its way and for its HTML, which says the same as its text. */
    List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .takeWhile(line -> !line.startsWith("Content-Type: text/html"))
                    .filter(line -> !line.startsWith("Received:") && !line.startsWith("Delivered-To:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean is(Path file, String subject, String recipient) {
        try (InputStream stream = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(null, stream);
            return subject.equals(message.getSubject())
                    && Arrays.toString(message.getRecipients(Message.RecipientType.TO))
                            .contains(recipient);
        } catch (IOException | MessagingException e) {
            throw new NotSeenException("The mail " + file + " cannot be read: " + e.getMessage());
        }
    }

    private List<Path> mails() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + folder, e);
        }
    }
}
