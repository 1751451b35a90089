package dev.amiss.assertion.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a mail server is told line by line, by a client that keeps to no rules. */
public final class SmtpTalk implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    public SmtpTalk(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
        answer();
        say("HELO test");
    }

    /** The answer to a line. */
    public String say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer();
    }

    /** A whole mail, from the first command to the answer after its end. */
    public String send(String to, String mail) throws IOException {
        say("MAIL FROM:<job@example.com>");
        String answer = say("RCPT TO:<" + to + ">");
        if (!answer.startsWith("250")) {
            return answer;
        }
        say("DATA");
        return say(mail.replace("\n", "\r\n") + "\r\n.");
    }

    /** Whether the server has hung up. */
    public boolean isOver() throws IOException {
        return in.read() < 0;
    }

    private String answer() throws IOException {
        String line = String.valueOf(in.readLine());
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = String.valueOf(in.readLine());
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
