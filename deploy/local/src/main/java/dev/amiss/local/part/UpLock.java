package dev.amiss.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The right to run Amiss on a data folder. A process that has taken it keeps it until it ends, however it ends. The file
 * holds that one's process id, and keeps lying there afterwards.
 */
public final class UpLock {
    /** An open channel is the lock: it must not be collected as garbage. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private UpLock() {}

    /** Takes it for the rest of this process's life. False if another process holds it. */
    public static boolean take(Path file) {
        try {
            FileChannel channel = open(file);
            if (channel.tryLock() == null) {
                channel.close();
                return false;
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            HELD.add(channel);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    /** The process that holds it. Not to be asked by the process that holds it itself. */
    public static Optional<ProcessHandle> holder(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = open(file);
                FileLock lock = channel.tryLock()) {
            return lock == null
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + file, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
