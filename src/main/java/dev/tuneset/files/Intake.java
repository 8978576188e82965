package dev.tuneset.files;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Sha256;
import dev.tuneset.engine.store.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Copies a stream into a file within limits, and computes its SHA-256 on the way. */
final class Intake {
    private static final int BUFFER_BYTES = 1 << 16;

    /** How often the space left is asked for. */
    private static final long CHECK_BYTES = 16L << 20;

    private final FileStore.Limits limits;
    private final Disk disk;

    Intake(FileStore.Limits limits, Disk disk) {
        this.limits = limits;
        this.disk = disk;
    }

    Blob write(InputStream from, long bytesExpected, Path to) throws IOException {
        requireSize(bytesExpected);
        requireSpace(folder(to), Math.max(0, bytesExpected));
        try (Disk.Written file = disk.create(to)) {
            Blob blob = copy(from, file, folder(to));
            if (bytesExpected >= 0 && blob.bytes() != bytesExpected) {
                throw cutOff(blob.bytes(), bytesExpected, null);
            }
            file.finish();
            return blob;
        }
    }

    void requireSpace(Path folder, long bytes) throws IOException {
        if (disk.freeBytes(folder) - bytes < limits.reserveBytes()) {
            throw Trouble.diskFull();
        }
    }

    private Blob copy(InputStream from, Disk.Written file, Path folder) throws IOException {
        MessageDigest hash = Sha256.begin();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        long nextCheck = CHECK_BYTES;
        for (int count = read(from, buffer, bytes); count >= 0; count = read(from, buffer, bytes)) {
            bytes += count;
            requireSize(bytes);
            if (bytes >= nextCheck) {
                requireSpace(folder, 0);
                nextCheck = bytes + CHECK_BYTES;
            }
            hash.update(buffer, 0, count);
            file.stream().write(buffer, 0, count);
        }
        return new Blob(HexFormat.of().formatHex(hash.digest()), bytes);
    }

    /** A stream that breaks is the sender's trouble, not the disk's. */
    private static int read(InputStream from, byte[] buffer, long bytesBefore) {
        try {
            return from.read(buffer);
        } catch (IOException e) {
            throw cutOff(bytesBefore, -1, e);
        }
    }

    private void requireSize(long bytes) {
        if (bytes > limits.fileBytesMax()) {
            long megabytes = limits.fileBytesMax() >> 20;
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "file_too_large",
                    "The file is larger than the limit of " + megabytes
                            + " MB. Split it, or raise tuneset.upload.file-max.",
                    megabytes);
        }
    }

    private static TunesetException cutOff(long bytes, long bytesExpected, @Nullable IOException cause) {
        String expected = bytesExpected < 0 ? "" : " of " + bytesExpected;
        TunesetException cutOff = new TunesetException(
                Problem.BAD_REQUEST,
                "upload_cut_off",
                "The upload was cut off after " + bytes + expected + " bytes; nothing was kept. Send the file again.",
                bytes);
        return cause == null ? cutOff : cutOff.causedBy(cause);
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file in no folder: " + file);
        }
        return folder;
    }
}
