package dip.signing.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * New content for a file, written and synced beside it, then put in its place by one rename: who reads the file finds the
 * old whole or the new whole, after a crash, too. Closing removes what was not put in place.
 */
public final class FileReplacement implements AutoCloseable {

    private final Path target;
    private final Path beside;

    private FileReplacement(Path target, byte[] content, String mode) {
        this.target = target.toAbsolutePath();
        this.beside = this.target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        try (FileChannel channel = FileChannel.open(beside, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(permissions))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            close();
            throw unwritable(e);
        }
    }

    /** Writes beside the target a file that anybody may read (0644). @throws IllegalArgumentException names the target */
    public static FileReplacement open(Path target, byte[] content) {
        return new FileReplacement(target, content, "rw-r--r--");
    }

    /** As {@link #open}, readable by its owner alone (0600). */
    public static FileReplacement secret(Path target, byte[] content) {
        return new FileReplacement(target, content, "rw-------");
    }

    /** Takes the target's place, whatever is there. @throws IllegalArgumentException names the target */
    public void replace() {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncDirectory();
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            close();
        }
    }

    /** Takes the target's place only if nothing is there. @throws IllegalArgumentException names the target */
    public void create() {
        try {
            Files.createLink(target, beside);
            syncDirectory();
        } catch (FileAlreadyExistsException taken) {
            throw new IllegalArgumentException(target + ": is there already", taken);
        } catch (IOException | UnsupportedOperationException e) {
            throw unwritable(e);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private IllegalArgumentException unwritable(Exception e) {
        return new IllegalArgumentException(target + ": cannot be written (" + e + ")", e);
    }
}
