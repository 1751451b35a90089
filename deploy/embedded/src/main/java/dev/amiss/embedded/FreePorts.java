package dev.amiss.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nobody listens on at the moment. */
public final class FreePorts {
    private FreePorts() {}

    /** One free port. */
    public static int one() {
        return several(1).get(0);
    }

    /** So many different free ports. */
    public static List<Integer> several(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new EmbeddedException("No free port on 127.0.0.1", e);
        } finally {
            sockets.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new EmbeddedException("Cannot give a port back", e);
        }
    }
}
