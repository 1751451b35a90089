package dev.amiss.local.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Free ports for one Amiss, below those that the system gives to outgoing connections, so that a service that is killed
 * finds its port free again; 100 above each is free for a replica. No port is given twice.
 */
final class TestPorts {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 31_000;
    private static final SplittableRandom RANDOM = new SplittableRandom();
    private static final Set<Integer> TAKEN = new HashSet<>();

    private TestPorts() {}

    static synchronized Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        for (String part : new String[] {"ISSUE", "RESPONDER", "ASSERTION", "POSTGRES", "KAFKA", "SMTP"}) {
            variables.put("AMISS_" + part + "_PORT", String.valueOf(free()));
        }
        return variables;
    }

    private static int free() {
        int port = RANDOM.nextInt(LOWEST, HIGHEST);
        while (TAKEN.contains(port) || TAKEN.contains(port + 100) || !isFree(port) || !isFree(port + 100)) {
            port = RANDOM.nextInt(LOWEST, HIGHEST);
        }
        TAKEN.add(port);
        TAKEN.add(port + 100);
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
