package dev.amiss.assertion.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A name server on this machine that gives the same answer to every question: addresses, or a code such as 3, NXDOMAIN. */
public final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;

    private final DatagramSocket socket;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile int code;
    private volatile byte[][] addresses = {};

    public NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        thread.execute(this::serve);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public NameServer answers(int rcode, byte[]... data) {
        code = rcode;
        addresses = data;
        return this;
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException e) {
                // the test ended
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        end += 5;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        out.write(new byte[] {(byte) 0x81, (byte) (0x80 | code), 0, 1, 0, (byte) addresses.length, 0, 0, 0, 0});
        out.write(question, HEADER, end - HEADER);
        for (byte[] data : addresses) {
            out.write(new byte[] {(byte) 0xc0, HEADER});
            out.write(question, end - 4, 4);
            out.write(new byte[] {0, 0, 0, 60, 0, (byte) data.length});
            out.write(data);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
        thread.shutdownNow();
    }
}
