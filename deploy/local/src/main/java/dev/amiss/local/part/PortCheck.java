package dev.amiss.local.part;

import dev.amiss.local.config.PlannedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether every port can be had, asked before anything is started. */
public final class PortCheck {
    private PortCheck() {}

    /** One line for each port that cannot be had, naming the variable by which to choose another. */
    public static List<String> problems(List<PlannedPort> ports) {
        List<String> problems = new ArrayList<>();
        Map<Integer, PlannedPort> seen = new HashMap<>();
        for (PlannedPort port : ports) {
            PlannedPort other = seen.putIfAbsent(port.port(), port);
            if (other != null) {
                problems.add("Port %d is wanted by both %s (%s) and %s (%s); choose another for one of them"
                        .formatted(port.port(), other.user(), other.variable(), port.user(), port.variable()));
            } else if (isTaken(port)) {
                problems.add("Port %d, wanted by %s, is taken by another program; choose another by %s"
                        .formatted(port.port(), port.user(), port.variable()));
            }
        }
        return problems;
    }

    /** Some systems allow to listen on one address beside a listener on all: so it is tried from both sides. */
    private static boolean isTaken(PlannedPort port) {
        return answers(port.port()) || !canListen(port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canListen(PlannedPort port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port.host(), port.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
