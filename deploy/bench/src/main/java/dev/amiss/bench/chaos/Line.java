package dev.amiss.bench.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A port that passes connections on to another one, and can be broken. Thread-safe. */
final class Line implements AutoCloseable {
    private static final int CUT_AFTER_BYTES = 20;

    /** What becomes of connections. */
    enum State {
        WHOLE,
        /** Nobody listens. */
        REFUSES,
        /** Connections are taken, and nothing follows. */
        HANGS,
        /** The answer ends after its first bytes. */
        CUTS
    }

    private final int target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;
    private @Nullable ServerSocket listening;

    /** Listens on the port and passes on to the target, both of 127.0.0.1. */
    Line(int port, int target) {
        this.port = port;
        this.target = target;
        listen();
    }

    int port() {
        return port;
    }

    /** From now on; connections that are open are closed. */
    synchronized void become(State next) {
        state = next;
        closeAll();
        if (next == State.REFUSES) {
            stopListening();
        } else if (listening == null) {
            listen();
        }
    }

    @Override
    public synchronized void close() {
        stopListening();
        closeAll();
        threads.shutdownNow();
    }

    private synchronized void listen() {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(loopback(), port), 200);
            listening = server;
            threads.execute(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + port, e);
        }
    }

    private void stopListening() {
        ServerSocket server = listening;
        listening = null;
        if (server != null) {
            closeQuietly(server);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                if (state != State.HANGS) {
                    threads.execute(() -> connect(client));
                }
            } catch (IOException e) {
                return; // it was closed, which is how it ends
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(loopback(), target);
            open.add(server);
            threads.execute(() -> copy(client, server, Long.MAX_VALUE));
            copy(server, client, state == State.CUTS ? CUT_AFTER_BYTES : Long.MAX_VALUE);
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private void copy(Socket from, Socket to, long most) {
        byte[] buffer = new byte[8192];
        long left = most;
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            while (read > 0) {
                out.write(buffer, 0, read);
                out.flush();
                left -= read;
                read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            }
        } catch (IOException e) {
            // a broken connection is what a line is for
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void closeAll() {
        open.forEach(Line::closeQuietly);
        open.clear();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // it is gone either way
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
