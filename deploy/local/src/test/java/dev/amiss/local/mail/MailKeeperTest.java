package dev.amiss.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amiss.embedded.EmbeddedException;
import dev.amiss.embedded.FreePorts;
import dev.amiss.local.Console;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailKeeperTest {
    private final Path folder;
    private final int port = FreePorts.one();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final MailKeeper keeper;

    MailKeeperTest(@TempDir Path folder) {
        this.folder = folder;
        Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), Clock.systemUTC());
        this.keeper = new MailKeeper(port, folder, console);
    }

    @AfterEach
    void stop() {
        keeper.stop();
    }

    @Test
    void a_mail_is_one_whole_file_by_the_time_it_is_accepted_and_is_announced() throws Exception {
        keeper.start();

        send("Doh!", "john.smith@example.com", "jane@example.com");

        List<Path> files = files();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).toString()).endsWith(".eml");
        assertThat(Files.readString(files.get(0)))
                .contains(
                        "Delivered-To: john.smith@example.com",
                        "Delivered-To: jane@example.com",
                        "Subject: Doh!",
                        "It is amiss: ünïcode");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("Mail to john.smith@example.com, jane@example.com: \"Doh!\"")
                .contains(files.get(0).toString());
    }

    @Test
    void mails_lie_in_the_order_of_their_arrival() throws Exception {
        keeper.start();

        send("first", "a@example.com");
        send("second", "a@example.com");

        assertThat(Files.readString(files().get(0))).contains("Subject: first");
        assertThat(Files.readString(files().get(1))).contains("Subject: second");
    }

    @Test
    void a_taken_port_is_told_with_its_variable() throws IOException {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(keeper::start)
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("AMISS_SMTP_PORT");
        }
    }

    private void send(String subject, String... recipients) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("amiss@example.com"));
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject);
        message.setText("It is amiss: ünïcode", "UTF-8");
        message.setHeader("Content-Transfer-Encoding", "8bit");
        Transport.send(message);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
