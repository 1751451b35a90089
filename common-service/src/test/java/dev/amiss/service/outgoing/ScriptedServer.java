package dev.amiss.service.outgoing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a free port of loopback that reads the head of each request and then does as its script says. */
final class ScriptedServer implements AutoCloseable {
    interface Script {
        void answer(List<String> head, Socket socket, OutputStream out) throws Exception;
    }

    final List<List<String>> heads = new CopyOnWriteArrayList<>();
    final int port;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    ScriptedServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), script);
    }

    ScriptedServer(ServerSocket server, Script script) {
        this.server = server;
        this.port = server.getLocalPort();
        start(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket, script));
            }
        });
    }

    static ScriptedServer answering(String text) throws IOException {
        return new ScriptedServer((head, socket, out) -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void serve(Socket socket, Script script) throws Exception {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            heads.add(head);
            script.answer(head, socket, socket.getOutputStream());
            socket.getOutputStream().flush();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // the other side went away or the test has ended: both are what these tests are about
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
