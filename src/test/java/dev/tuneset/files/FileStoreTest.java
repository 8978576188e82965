package dev.tuneset.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final FileStore.Limits LIMITS = new FileStore.Limits(1_000, 0);

    @TempDir
    Path folder;

    @Test
    void namesBytesByTheirContent() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        try (Lease lease = files.store(bytes("hello"), 5)) {
            assertThat(lease.blob()).isEqualTo(new Blob(HELLO, 5));
        }
        assertThat(files.path(HELLO))
                .isEqualTo(folder.resolve("blobs/2c/" + HELLO))
                .hasContent("hello");
    }

    @Test
    void keepsEqualBytesOnce() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        files.store(bytes("hello"), -1).close();
        files.store(bytes("hello"), -1).close();
        assertThat(filesBelow(folder)).hasSize(1);
    }

    @Test
    void refusesAFileAboveTheLimitAndKeepsNothing() throws IOException {
        FileStore files = new FileStore(folder, new FileStore.Limits(4, 0));
        assertThatThrownBy(() -> files.store(bytes("hello"), 5))
                .hasFieldOrPropertyWithValue("problem", Problem.LIMIT_REACHED)
                .hasFieldOrPropertyWithValue("code", "file_too_large");
        assertThatThrownBy(() -> files.store(bytes("hello"), -1)).hasFieldOrPropertyWithValue("code", "file_too_large");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void keepsNothingOfAStreamThatBreaks() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        InputStream breaking = new SequenceInputStream(bytes("hel"), new BrokenStream());
        assertThatThrownBy(() -> files.store(breaking, -1))
                .hasFieldOrPropertyWithValue("code", "upload_cut_off")
                .hasMessageContaining("after 3 bytes");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void keepsNothingOfAStreamThatEndsTooEarly() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        assertThatThrownBy(() -> files.store(bytes("hel"), 5))
                .hasFieldOrPropertyWithValue("code", "upload_cut_off")
                .hasMessageContaining("3 of 5 bytes");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void saysThatTheDiskIsFullAndKeepsNothing() throws IOException {
        FileStore files = new FileStore(folder, LIMITS, new SmallDisk(3));
        assertThatThrownBy(() -> files.store(bytes("hello"), -1))
                .hasFieldOrPropertyWithValue("problem", Problem.UNWRITABLE_OUTPUT)
                .hasFieldOrPropertyWithValue("code", "disk_full");
        assertThat(filesBelow(folder)).isEmpty();
    }

    @Test
    void leavesTheReserveFree() {
        FileStore files = new FileStore(folder, new FileStore.Limits(1_000, 100), new SmallDisk(104));
        assertThatThrownBy(() -> files.store(bytes("hello"), 5)).hasFieldOrPropertyWithValue("code", "disk_full");
        files.store(bytes("hell"), 4).close();
        assertThatThrownBy(() -> files.requireSpace(5)).hasFieldOrPropertyWithValue("code", "disk_full");
    }

    @Test
    void freesABlobOnceNobodyUsesIt() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        Lease lease = files.store(bytes("hello"), 5);

        files.release(HELLO, hash -> false);
        assertThat(files.has(HELLO)).as("while it is arriving").isTrue();
        lease.close();
        files.release(HELLO, hash -> true);
        assertThat(files.has(HELLO)).as("while it is used").isTrue();
        files.release(HELLO, hash -> false);
        assertThat(files.has(HELLO)).isFalse();
    }

    @Test
    void sweepsWhatACrashLeft() throws IOException {
        FileStore files = new FileStore(folder, LIMITS);
        files.store(bytes("hello"), 5).close();
        files.store(bytes("stray"), 5).close();
        Files.writeString(folder.resolve("incoming/x.partial"), "half");

        assertThat(files.sweep(HELLO::equals)).isEqualTo(2);
        assertThat(filesBelow(folder)).containsExactly(files.path(HELLO));
    }

    @Test
    void takesNoOtherNamesThanHashes() {
        FileStore files = new FileStore(folder, LIMITS);
        assertThatThrownBy(() -> files.path("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }

    /** A disk with so many bytes left, that fails as Linux does. */
    private record SmallDisk(long bytes) implements Disk {
        @Override
        public Written create(Path file) throws IOException {
            Written real = Disk.real().create(file);
            OutputStream limited = new OutputStream() {
                private long left = bytes;

                @Override
                public void write(int b) throws IOException {
                    if (left-- <= 0) {
                        throw new IOException("No space left on device");
                    }
                    real.stream().write(b);
                }
            };
            return new Written() {
                @Override
                public OutputStream stream() {
                    return limited;
                }

                @Override
                public void finish() throws IOException {
                    real.finish();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }

        @Override
        public long freeBytes(Path folder) {
            return bytes;
        }
    }
}
