package dev.amiss.browser;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds the browser of this machine, or gets one: Chromium's headless shell before all others, since it needs a third of
 * the processor time of a whole browser without a window.
 */
final class Chromium {
    private static final String HEADLESS = "chromium-headless-shell";
    private static final List<String> NAMES =
            List.of(HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<Path> ELSEWHERE = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));
    private static final String VARIABLE = "AMISS_TEST_BROWSER";
    private static final Path LOCK = Path.of(System.getProperty("java.io.tmpdir"), "amiss-install-browser.lock");
    private static final int INSTALL_MINUTES = 10;

    private Chromium() {}

    /** The program to start; empty when only Playwright's own download is left to try. */
    static Optional<Path> executable() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        boolean isTried = Files.exists(LOCK) && find(NAMES).isPresent();
        if (find(List.of(HEADLESS)).isEmpty() && mayInstall() && !isTried) {
            install();
        }
        return find(NAMES)
                .or(() -> ELSEWHERE.stream().filter(Files::isExecutable).findFirst());
    }

    /** What to tell somebody whose machine has no browser and could get none. */
    static String advice() {
        return "The tests of pages need a Chromium: none is on the PATH (" + String.join(", ", NAMES)
                + "), and none could be installed. Install one, such as by 'apt-get install " + HEADLESS + "', or set "
                + VARIABLE
                + " to its program.";
    }

    private static Optional<Path> find(List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/usr/local/bin");
        return names.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    /** Two modules that are tested side by side install it once. */
    private static void install() {
        try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            if (held.isValid() && find(List.of(HEADLESS)).isEmpty()) {
                System.err.println("Installing Debian's " + HEADLESS);
                run("apt-get", "update", "-q");
                run("apt-get", "install", "-y", "-q", "--no-install-recommends", HEADLESS);
            }
            if (find(NAMES).isEmpty()) {
                run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium");
            }
        } catch (IOException e) {
            System.err.println("Cannot lock " + LOCK + ": " + e.getMessage());
        }
    }

    private static void run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            System.err.println(String.join(" ", command) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
