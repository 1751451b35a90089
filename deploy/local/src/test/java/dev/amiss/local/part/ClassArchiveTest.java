package dev.amiss.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amiss.embedded.EmbeddedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final long NO_PROCESS = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private Path jar;
    private ClassArchive archive;

    /** What is in the jar: it says that it runs, and does so until its input ends. */
    static final class Application {
        private Application() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("runs");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @BeforeEach
    void an_application() throws IOException {
        jar = folder.resolve("application.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Application.class.getName());
        String entry = Application.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream compiled = Application.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            compiled.transferTo(out);
        }
        archive = new ClassArchive(jar, JAVA_HOME);
    }

    @Test
    void the_next_start_takes_its_classes_from_the_archive() throws Exception {
        Process first = start(List.of());
        first.inputReader().readLine();
        assertThat(archive.options()).isEmpty();

        archive.make(first.pid());
        first.getOutputStream().close();

        assertThat(files()).hasSize(2).allMatch(name -> name.matches("application\\.jar|classes-[0-9a-f]{8}\\.jsa"));
        List<String> options = new ArrayList<>(archive.options());
        options.add("-Xlog:class+load");
        Process second = start(options);
        second.getOutputStream().close();
        assertThat(second.inputReader().lines())
                .anyMatch(line -> line.contains(Application.class.getName() + " source: shared objects file"));
    }

    @Test
    void the_archive_of_a_former_build_is_not_used() throws Exception {
        Process first = start(List.of());
        first.inputReader().readLine();
        archive.make(first.pid());
        first.getOutputStream().close();

        Files.setLastModifiedTime(
                jar, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 60_000));

        assertThat(archive.options()).isEmpty();
    }

    @Test
    void nothing_is_left_of_an_archive_that_could_not_be_made() {
        assertThatThrownBy(() -> archive.make(NO_PROCESS))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining(jar + " could not be archived");

        assertThat(files()).containsExactly("application.jar");
        assertThat(archive.options()).isEmpty();
    }

    @Test
    void what_a_killed_launcher_left_is_deleted_and_not_what_another_is_making() throws Exception {
        Path left = Files.createFile(folder.resolve("classes-1.new"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.createFile(folder.resolve("classes-2.list"));
        Process first = start(List.of());
        first.inputReader().readLine();

        archive.make(first.pid());
        first.getOutputStream().close();

        assertThat(files()).hasSize(3).contains("classes-2.list").doesNotContain("classes-1.new");
    }

    @Test
    void an_interrupt_ends_it_and_leaves_nothing() throws Exception {
        Process first = start(List.of());
        first.inputReader().readLine();

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> archive.make(first.pid())).isInstanceOf(InterruptedException.class);
        assertThat(files()).containsExactly("application.jar");
        first.getOutputStream().close();
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA_HOME.resolve("bin").resolve("java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
