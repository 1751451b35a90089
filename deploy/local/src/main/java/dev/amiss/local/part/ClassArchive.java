package dev.amiss.local.part;

import dev.amiss.embedded.EmbeddedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of a service as a JVM has them in memory, in a file beside its jars (application class data sharing): starts
 * take half the time with it. It is made from what a running service has loaded, once for each build, folder and JVM. It is
 * never needed: a JVM for which it does not fit goes without.
 *
 * <p>Thread-safe; also several launchers may make one at once.
 */
final class ClassArchive {
    /** A class as {@code VM.class_hierarchy} has it: indented, with its loader. Hidden ones have two addresses. */
    private static final Pattern LOADED = Pattern.compile("[|\\- ]*([^/ ]+)/(?:null|0x[0-9a-f]+)(?: \\(intf\\))?");

    /** Longer than any launcher is at it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path jar;
    private final Path java;
    private final Path archive;

    /**
     * The archive of an application, which need not be there.
     *
     * @param jar what {@code java -jar} runs, with all other jars on its class path
     * @param javaHome the JDK that runs it
     */
    ClassArchive(Path jar, Path javaHome) {
        this.jar = jar.toAbsolutePath();
        this.java = javaHome.resolve("bin");
        int key = Objects.hash(this.jar.toString(), java.toString(), System.getProperty("java.vm.version"));
        this.archive = this.jar.resolveSibling("classes-%08x.jsa".formatted(key));
    }

    /** What to start the application's JVM with now; nothing while there is no archive of this build. */
    List<String> options() {
        return isCurrent() ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /**
     * Makes the archive unless it is there, or cannot be: without a JDK's tools, or in a folder of somebody else. It takes
     * a quarter of a minute and what others leave of the processor.
     *
     * @param pid a process of the application that has done what is to be quick at the next start
     * @throws InterruptedException when interrupted; nothing is left over then
     */
    void make(long pid) throws InterruptedException {
        if (isCurrent() || !Files.isExecutable(java.resolve("jcmd")) || !Files.isWritable(jar.getParent())) {
            return;
        }
        try {
            deleteLeftovers();
            Path list = Files.createTempFile(jar.getParent(), "classes-", ".list");
            Path made = Files.createTempFile(jar.getParent(), "classes-", ".new");
            try {
                Files.write(list, classes(pid));
                dump(list, made);
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(list);
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new EmbeddedException("The classes of " + jar + " could not be archived: " + e.getMessage(), e);
        }
    }

    /** What launchers left that were killed while they made one. */
    private void deleteLeftovers() throws IOException {
        Instant before = Instant.now().minus(LONGEST);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(jar.getParent(), "classes-*.{list,new}")) {
            for (Path file : files) {
                if (Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isCurrent() {
        long made = archive.toFile().lastModified();
        return made > 0 && made >= jar.toFile().lastModified();
    }

    /** What the JVM's makers found to be used at starts, and what the process has loaded. */
    private List<String> classes(long pid) throws IOException, InterruptedException {
        List<String> classes = new ArrayList<>();
        Path ofTheJvm = java.resolveSibling("lib").resolve("classlist");
        if (Files.isReadable(ofTheJvm)) {
            classes.addAll(Files.readAllLines(ofTheJvm));
        }
        Process jcmd = new ProcessBuilder(java.resolve("jcmd").toString(), String.valueOf(pid), "VM.class_hierarchy")
                .redirectErrorStream(true)
                .start();
        jcmd.inputReader()
                .lines()
                .map(LOADED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> classes.add(line.group(1).replace('.', '/')));
        awaitSuccess(jcmd);
        return classes;
    }

    private void dump(Path list, Path made) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("nice", "-n", "19", java.resolve("java").toString()));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xshare:dump"));
        command.addAll(List.of("-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + made));
        command.addAll(List.of("-jar", jar.toString()));
        awaitSuccess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private static void awaitSuccess(Process process) throws IOException, InterruptedException {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("exit status " + status);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
