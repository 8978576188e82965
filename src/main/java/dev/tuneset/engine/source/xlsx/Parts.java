package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of a workbook inside its zip archive, with limits on how many they are and how far they unfold. */
final class Parts implements Closeable {
    private static final int ENTRIES_MAX = 10_000;
    private static final long BYTES_MAX = 8L << 30;
    private static final long UNCHECKED_BYTES = 64L << 20;
    private static final int RATIO_MAX = 400;
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final int OLE2_DIRECTORY_BYTES = 1 << 20;

    private final String name;
    private final ZipFile zip;
    private final long fileSize;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    Parts(Path file, String name) throws IOException {
        this.name = name;
        this.fileSize = Files.size(file);
        refuseOldExcel(file, name);
        this.zip = opened(file, name);
        boolean whole = false;
        try {
            if (zip.size() > ENTRIES_MAX) {
                throw XlsxFailure.tooLarge(name, zip.size() + " entries in its archive, limit " + ENTRIES_MAX);
            }
            zip.stream().forEach(entry -> entries.putIfAbsent(key(entry.getName()), entry));
            whole = true;
        } catch (IllegalArgumentException e) {
            throw damagedDirectory(name, e);
        } finally {
            if (!whole) {
                zip.close();
            }
        }
    }

    private static ZipFile opened(Path file, String name) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damagedDirectory(name, e);
        }
    }

    private static TunesetException damagedDirectory(String name, Exception cause) {
        return XlsxFailure.notAWorkbook(name, "its zip directory is missing or damaged")
                .causedBy(cause);
    }

    /** Some writers use backslashes, a leading slash, or capitals. */
    private static String key(String path) {
        String slashed = path.replace('\\', '/');
        return (slashed.startsWith("/") ? slashed.substring(1) : slashed).toLowerCase(Locale.ROOT);
    }

    private static void refuseOldExcel(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(OLE2_DIRECTORY_BYTES);
        }
        if (head.length >= OLE2.length && Arrays.equals(head, 0, OLE2.length, OLE2, 0, OLE2.length)) {
            if (holds(head, "EncryptedPackage")) {
                throw XlsxFailure.encrypted(name);
            }
            throw holds(head, "WordDocument")
                    ? XlsxFailure.notAWorkbook(name, "it is an old Word document; save it as text or HTML")
                    : XlsxFailure.oldExcel(name);
        }
    }

    private static boolean holds(byte[] head, String entry) {
        String wide = new String(entry.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        return new String(head, StandardCharsets.ISO_8859_1).contains(wide);
    }

    String name() {
        return name;
    }

    long fileSize() {
        return fileSize;
    }

    boolean has(String path) {
        return entries.containsKey(key(path));
    }

    /** The bytes of a part; the stream ends in a refusal when they unfold beyond the limits. */
    Optional<Part> open(String path) throws IOException {
        ZipEntry entry = entries.get(key(path));
        return entry == null ? Optional.empty() : Optional.of(new Part(zip.getInputStream(entry), entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One part, counting what was read of it. */
    final class Part extends FilterInputStream {
        private final ZipEntry entry;
        private long count;

        Part(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            if (count > BYTES_MAX || (count > UNCHECKED_BYTES && count / RATIO_MAX > fileSize)) {
                throw XlsxFailure.tooLarge(name, "a part of it unfolds to more than " + count + " bytes");
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** How far this part is read, as a share of the whole file's bytes. */
        long progress() {
            long size = Math.max(entry.getSize(), 1);
            return (long) (fileSize * Math.min(1.0, (double) count / size));
        }
    }
}
