package dev.amiss.local.part;

import dev.amiss.embedded.ChildProcess;
import dev.amiss.local.config.DataFolder;
import dev.amiss.local.part.PartList.Entry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a data folder.
 *
 * @param up whether an {@code up} holds the folder
 * @param healthy whether it is up, has started to the end, and every part is well
 * @param pid the process of {@code up}
 */
public record Status(
        boolean up, boolean healthy, String data, @Nullable Long pid, List<PartStatus> parts) {

    /**
     * How one part is.
     *
     * @param pid null if it does not run, or runs inside {@code up}
     * @param detail what is not well; empty if all is
     */
    public record PartStatus(
            String name, String address, @Nullable Long pid, boolean healthy, String detail, String log) {}

    /** Looks and asks now; takes some seconds if something does not answer. */
    public static Status of(DataFolder data) {
        Optional<ProcessHandle> up = UpLock.holder(data.lock());
        List<PartStatus> parts = up.isEmpty()
                ? List.of()
                : PartList.read(data).parallelStream()
                        .map(entry -> part(data, entry, up.get()))
                        .toList();
        boolean healthy = !parts.isEmpty() && parts.stream().allMatch(PartStatus::healthy);
        return new Status(
                up.isPresent(),
                healthy,
                data.root().toString(),
                up.map(ProcessHandle::pid).orElse(null),
                parts);
    }

    private static PartStatus part(DataFolder data, Entry entry, ProcessHandle up) {
        boolean inside = entry.kind().equals(Entry.IN_LAUNCHER);
        Path log = data.log(inside ? "up" : entry.name());
        ChildProcess process = new ChildProcess(
                data.pid(entry.name()), log, data.root().resolve(entry.name()).toString());
        Optional<ProcessHandle> running = inside ? Optional.of(up) : process.running();
        String detail = running.isEmpty()
                ? "does not run"
                : entry.kind().equals(Entry.SERVICE)
                        ? Health.of(entry.address()).detail()
                        : listening(entry.address());
        Long pid = inside ? null : running.map(ProcessHandle::pid).orElse(null);
        return new PartStatus(entry.name(), entry.address(), pid, detail.isEmpty(), detail, log.toString());
    }

    private static String listening(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), 1000);
            return "";
        } catch (IOException e) {
            return "does not listen";
        }
    }
}
