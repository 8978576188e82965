package dev.tuneset.engine.source;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one source: its first part at hand, the whole to be opened as often as needed. */
public final class SourceFile {
    /** Bytes at the beginning that are at hand for telling kind, encoding and dialect. */
    public static final int HEAD_BYTES = 1 << 20;

    private static final int PROBES = 16;
    private static final int PROBE_BYTES = 1 << 16;

    private final String name;
    private final long bytesTotal;
    private final Opener opener;
    private final @Nullable Path path;
    private final byte[] head;
    private Guess.@Nullable Finding encoding;

    private SourceFile(String name, long bytesTotal, Opener opener, @Nullable Path path) throws IOException {
        this.name = name;
        this.bytesTotal = bytesTotal;
        this.opener = opener;
        this.path = path;
        try (InputStream in = opener.open()) {
            this.head = in.readNBytes(HEAD_BYTES);
        }
    }

    /** The encoding, looked for once: every kind asks for it. */
    public Guess.Finding encoding(Look look) throws IOException {
        Guess.Finding found = encoding;
        if (found == null) {
            found = look.at(this);
            encoding = found;
        }
        return found;
    }

    /** Finds something out about the bytes. */
    @FunctionalInterface
    public interface Look {
        Guess.Finding at(SourceFile file) throws IOException;
    }

    /** Opens the bytes from the beginning, each time anew. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * A file on disk.
     *
     * @param name the name the user knows it by; messages use it and never the path
     */
    public static SourceFile of(Path path, String name) throws IOException {
        try {
            return new SourceFile(name, Files.size(path), () -> Files.newInputStream(path), path);
        } catch (NoSuchFileException e) {
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE, "missing_file", name + " does not exist. Check its name.", name)
                    .causedBy(e);
        }
    }

    /**
     * Bytes that are not a file of their own, such as an entry of an archive.
     *
     * @param bytesTotal the number of bytes, or -1 when unknown
     */
    public static SourceFile of(String name, long bytesTotal, Opener opener) throws IOException {
        return new SourceFile(name, bytesTotal, opener, null);
    }

    public String name() {
        return name;
    }

    /** The number of bytes, or -1 when unknown. */
    public long bytesTotal() {
        return bytesTotal;
    }

    /** The first bytes, at most {@link #HEAD_BYTES}; not to be changed. */
    public byte[] head() {
        return head;
    }

    /** Whether {@link #head()} is all there is. */
    public boolean wholeInHead() {
        return head.length < HEAD_BYTES;
    }

    /** Where the file lies, or {@code null} when it has no file of its own. */
    public @Nullable Path path() {
        return path;
    }

    public InputStream open() throws IOException {
        return wholeInHead() ? new ByteArrayInputStream(head) : opener.open();
    }

    /** Windows of bytes spread over the part of the file that the head does not show; none when it cannot be seeked. */
    public List<byte[]> probes() throws IOException {
        List<byte[]> probes = new ArrayList<>();
        if (path == null || wholeInHead()) {
            return probes;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long step = (bytesTotal - HEAD_BYTES) / PROBES;
            for (int i = 0; i < PROBES; i++) {
                file.seek(HEAD_BYTES + i * step);
                byte[] probe = new byte[(int) Math.min(PROBE_BYTES, bytesTotal - file.getFilePointer())];
                file.readFully(probe);
                probes.add(probe);
            }
        }
        return probes;
    }
}
