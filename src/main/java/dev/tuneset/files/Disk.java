package dev.tuneset.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the file store needs of a disk; another one stands in for a full disk. */
interface Disk {
    /** A new file to write to; {@link Written#finish()} makes its bytes durable. */
    Written create(Path file) throws IOException;

    /** Bytes that can still be written into this folder. */
    long freeBytes(Path folder) throws IOException;

    /** A file being written. */
    interface Written extends AutoCloseable {
        OutputStream stream();

        void finish() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The disk of this computer. */
    static Disk real() {
        return new Disk() {
            @Override
            public Written create(Path file) throws IOException {
                return new RealFile(new FileOutputStream(file.toFile()));
            }

            @Override
            public long freeBytes(Path folder) throws IOException {
                return Files.getFileStore(folder).getUsableSpace();
            }
        };
    }

    /** A file on the disk of this computer. */
    record RealFile(FileOutputStream stream) implements Written {
        @Override
        public void finish() throws IOException {
            stream.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
