package dev.amiss.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Free ports for one Amiss, below those that the system gives to outgoing connections; up to 200 above each is free for
 * replicas.
 */
final class Ports {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 31_000;
    private static final int STEP = 100;

    private Ports() {}

    static Map<String, String> variables() {
        SplittableRandom random = new SplittableRandom();
        Set<Integer> taken = new HashSet<>();
        Map<String, String> variables = new TreeMap<>();
        for (String part : new String[] {"ISSUE", "RESPONDER", "ASSERTION", "POSTGRES", "KAFKA", "SMTP"}) {
            int port;
            do {
                port = random.nextInt(LOWEST, HIGHEST);
            } while (!isFree(port, taken));
            for (int replica = 0; replica < 3; replica++) {
                taken.add(port + STEP * replica);
            }
            variables.put("AMISS_" + part + "_PORT", String.valueOf(port));
        }
        return variables;
    }

    private static boolean isFree(int port, Set<Integer> taken) {
        for (int replica = 0; replica < 3; replica++) {
            if (taken.contains(port + STEP * replica) || !canListen(port + STEP * replica)) {
                return false;
            }
        }
        return true;
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
