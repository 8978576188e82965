package dev.tuneset.engine.source.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The compressions of single files, told by their first bytes. */
enum Compression {
    GZIP("gzip", "\u001f\u008b", List.of(".gz", ".gzip", ".bgz")),
    ZSTD("zstd", "(\u00b5/\u00fd", List.of(".zst", ".zstd")),
    BZIP2("bzip2", "BZh", List.of(".bz2")),
    XZ("xz", "\u00fd7zXZ\u0000", List.of(".xz"));

    private static final int XZ_MEMORY_KIB = 160 << 10;
    private static final int BUFFER = 1 << 16;

    private final String word;
    private final String magic;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    Compression(String word, String magic, List<String> extensions) {
        this.word = word;
        this.magic = magic;
        this.extensions = extensions;
    }

    String word() {
        return word;
    }

    static Optional<Compression> of(byte[] head) {
        for (Compression each : values()) {
            if (Magic.begins(head, 0, each.magic)) {
                return Optional.of(each);
            }
        }
        return ZstdFrames.beginsSkippable(head) ? Optional.of(ZSTD) : Optional.empty();
    }

    /** Takes over {@code in}. */
    InputStream unpack(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        return switch (this) {
            case GZIP -> new GzipMembers(buffered);
            case ZSTD -> new ZstdInputStream(new ZstdFrames(buffered));
            case BZIP2 -> new BZip2CompressorInputStream(buffered, true);
            case XZ -> new XZInputStream(buffered, XZ_MEMORY_KIB);
        };
    }

    /** {@code data.csv} for {@code data.csv.gz}, {@code data.tar} for {@code data.tgz}. */
    String innerName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String extension : extensions) {
            if (lower.endsWith(extension) && lower.length() > extension.length()) {
                return name.substring(0, name.length() - extension.length());
            }
        }
        return lower.matches(".*\\.t(gz|bz2?|xz|zst)") ? name.substring(0, name.lastIndexOf('.')) + ".tar" : name;
    }
}
