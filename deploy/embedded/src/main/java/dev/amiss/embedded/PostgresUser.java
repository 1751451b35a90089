package dev.amiss.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, since it refuses to run as root. Root starts it in a user name space, where the same user
 * has another number and keeps the right to its files; where that is forbidden (in many containers) as {@code nobody}.
 */
enum PostgresUser {
    SELF(""),
    SELF_IN_NAME_SPACE("unshare -U"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final PostgresUser CHOSEN = choose();

    private final String prefix;

    PostgresUser(String prefix) {
        this.prefix = prefix;
    }

    /** @throws EmbeddedException if this is root and has no means to be somebody else */
    static PostgresUser ofThisMachine() {
        return CHOSEN;
    }

    /** Put before a command, this makes it run as that user without changing its process id. */
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" "));
    }

    boolean isNobody() {
        return this == NOBODY;
    }

    /** Lets that user own the folder and all in it. */
    void own(Path folder) {
        if (!isNobody()) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("65534");
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(nobody);
            }
        } catch (IOException e) {
            throw new EmbeddedException("Cannot give " + folder + " to the user that PostgreSQL runs as", e);
        }
    }

    private static PostgresUser choose() {
        if (!OperatingSystem.isRoot()) {
            return SELF;
        }
        return Stream.of(SELF_IN_NAME_SPACE, NOBODY)
                .filter(PostgresUser::works)
                .findFirst()
                .orElseThrow(() -> new EmbeddedException("PostgreSQL does not run as root, and neither `unshare -U` nor"
                        + " `setpriv` works here. Start Amiss as another user, for example: su - amiss"));
    }

    private boolean works() {
        return OperatingSystem.output(
                        Stream.concat(prefix().stream(), Stream.of("id", "-u")).toList())
                .filter(id -> !"0".equals(id))
                .isPresent();
    }
}
