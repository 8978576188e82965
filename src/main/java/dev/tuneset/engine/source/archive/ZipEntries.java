package dev.tuneset.engine.source.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMAInputStream;

/**
 * The entries of one zip archive on disk, whatever compression in use they have: stored, deflate and deflate64, bzip2, LZMA, xz,
 * zstd and the old ones. Their checksums are verified.
 */
final class ZipEntries implements Closeable {
    /** What PKWARE puts before an LZMA stream: a version, the length of the properties, the properties. */
    private static final int LZMA_HEADER = 9;

    /** The flag of an entry that ends in a mark rather than after so many bytes. */
    private static final int ENDS_IN_MARK = 2;

    private static final int LZMA_MEMORY_KIB = 160 << 10;

    /** Names are UTF-8 or, from older Chinese systems, GB18030; as Latin-1 any can at least be shown. */
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);

    private final ZipFile zip;
    private final String archive;
    private final List<ZipArchiveEntry> entries;
    private final Charset names;

    private ZipEntries(ZipFile zip, String archive) {
        this.zip = zip;
        this.archive = archive;
        this.entries = List.copyOf(Collections.list(zip.getEntries()));
        this.names = namesOf(entries);
    }

    @SuppressWarnings("IllegalCatch") // damaged directories fail in ways of their own
    static ZipEntries open(Path path, String archive, Limits limits) throws IOException {
        ZipDirectory.refuseTooMany(path, archive, limits);
        try {
            ZipFile.Builder builder = ZipFile.builder()
                    .setPath(path)
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .setIgnoreLocalFileHeader(true)
                    .setZstdInputStreamFactory(ZstdInputStream::new);
            return new ZipEntries(builder.get(), archive);
        } catch (IOException | RuntimeException e) {
            throw ArchiveFailure.corrupt(archive, e);
        }
    }

    List<ZipArchiveEntry> list() {
        return entries;
    }

    /** The name as it was meant: many systems write names in an encoding of their own and do not say in which. */
    String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        boolean told = entry.getGeneralPurposeBit().usesUTF8ForNames()
                || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME
                || raw == null;
        return told ? entry.getName() : new String(raw, names);
    }

    private static Charset namesOf(List<ZipArchiveEntry> entries) {
        for (Charset charset : CHARSETS) {
            if (entries.stream().allMatch(entry -> fits(charset, entry.getRawName()))) {
                return charset;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean fits(Charset charset, byte @Nullable [] raw) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(raw == null ? new byte[0] : raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static boolean isFile(ZipArchiveEntry entry) {
        return !entry.isDirectory() && !entry.isUnixSymlink();
    }

    InputStream stream(ZipArchiveEntry entry) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw ArchiveFailure.encrypted(archive);
        }
        try {
            InputStream plain = entry.getMethod() == ZipMethod.LZMA.getCode() ? lzma(entry) : zip.getInputStream(entry);
            return new SummedStream(plain, entry.getSize(), entry.getCrc());
        } catch (UnsupportedZipFeatureException e) {
            throw ArchiveFailure.unsupported(archive, "a zip archive with a rare compression");
        }
    }

    private InputStream lzma(ZipArchiveEntry entry) throws IOException {
        InputStream raw = zip.getRawInputStream(entry);
        byte[] header = raw == null ? new byte[0] : raw.readNBytes(LZMA_HEADER);
        if (raw == null || header.length < LZMA_HEADER) {
            throw new EOFException("an LZMA entry has no header");
        }
        int dictionary = 0;
        for (int i = LZMA_HEADER - 1; i >= LZMA_HEADER - Integer.BYTES; i--) {
            dictionary = dictionary << Byte.SIZE | header[i] & 0xff;
        }
        byte properties = header[LZMA_HEADER - Integer.BYTES - 1];
        int needed = LZMAInputStream.getMemoryUsage(dictionary, properties);
        if (needed > LZMA_MEMORY_KIB) {
            throw ArchiveFailure.tooLarge(archive, "an entry needs " + needed + " KiB of memory");
        }
        long size = (entry.getRawFlag() & ENDS_IN_MARK) != 0 ? -1 : entry.getSize();
        return new LZMAInputStream(raw, size, properties, dictionary);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
