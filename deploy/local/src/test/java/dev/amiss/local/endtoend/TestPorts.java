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
 * finds its port free again; 100 above each is free for a replica.
 */
final class TestPorts {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 31_000;
    private static final SplittableRandom RANDOM = new SplittableRandom();

    private TestPorts() {}

    static Map<String, String> variables() {
        Set<Integer> taken = new HashSet<>();
        Map<String, String> variables = new TreeMap<>();
        for (String part : new String[] {"ISSUE", "RESPONDER", "ASSERTION", "POSTGRES", "KAFKA", "SMTP"}) {
            variables.put("AMISS_" + part + "_PORT", String.valueOf(free(taken)));
        }
        return variables;
    }

    private static int free(Set<Integer> taken) {
        int port = RANDOM.nextInt(LOWEST, HIGHEST);
        while (taken.contains(port) || taken.contains(port + 100) || !isFree(port) || !isFree(port + 100)) {
            port = RANDOM.nextInt(LOWEST, HIGHEST);
        }
        taken.add(port);
        taken.add(port + 100);
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
