package dev.tuneset.engine.source;

import java.util.List;

/** Names well-known binary content by its first bytes. */
public final class Content {
    private static final List<Magic> MAGICS = List.of(
            new Magic("a PDF document", 0, "%PDF-"),
            new Magic("a PNG image", 0, "\u0089PNG\r\n"),
            new Magic("a JPEG image", 0, "\u00ff\u00d8\u00ff"),
            new Magic("a GIF image", 0, "GIF8"),
            new Magic("a Parquet file", 0, "PAR1"),
            new Magic("an Arrow file", 0, "ARROW1"),
            new Magic("a zip archive (or an .xlsx, .docx or .ods document)", 0, "PK\u0003\u0004"),
            new Magic("an empty zip archive", 0, "PK\u0005\u0006"),
            new Magic("a gzip archive", 0, "\u001f\u008b"),
            new Magic("a zstd archive", 0, "(\u00b5/\u00fd"),
            new Magic("a bzip2 archive", 0, "BZh"),
            new Magic("an xz archive", 0, "\u00fd7zXZ\u0000"),
            new Magic("a 7z archive", 0, "7z\u00bc\u00af'\u001c"),
            new Magic("a RAR archive", 0, "Rar!\u001a\u0007"),
            new Magic("a tar archive", 257, "ustar"),
            new Magic("one part of a zip archive in several parts; join them first", 0, "PK\u0007\u0008"),
            new Magic("an lz4 archive", 0, "\u0004\"M\u0018"),
            new Magic("an lzip archive", 0, "LZIP\u0001"),
            new Magic("an archive of `compress` (.Z)", 0, "\u001f\u009d"),
            new Magic("an lz4 archive", 0, "\u0002!L\u0018"),
            new Magic("a Snappy archive", 0, "\u00ff\u0006\u0000\u0000sNaPpY"),
            new Magic("an LZMA archive", 0, "]\u0000\u0000\u0080\u0000"),
            new Magic("a GGUF model", 0, "GGUF?\u0000\u0000\u0000"),
            new Magic("a safetensors model", 4, "\u0000\u0000\u0000\u0000{\""),
            new Magic("a WebP image", 0, "RIFF????WEBP"),
            new Magic("a WAV recording", 0, "RIFF????WAVE"),
            new Magic("an MP4 video", 0, "\u0000\u0000\u0000?ftyp"),
            new Magic("a FLAC recording", 0, "fLaC\u0000"),
            new Magic("an Ogg recording", 0, "OggS\u0000"),
            new Magic("a Feather file", 0, "FEA1\u0000"),
            new Magic("a Stata file", 0, "<stata_dta>"),
            new Magic("an SPSS file", 0, "$FL2@(#)"),
            new Magic("an R data file", 0, "X\n\u0000\u0000\u0000"),
            new Magic("a WebAssembly program", 0, "\u0000asm"),
            new Magic("a Java class", 0, "\u00ca\u00fe\u00ba\u00be\u0000\u0000"),
            new Magic("an RTF document", 0, "{\\rtf"),
            new Magic("an HDF5 file", 0, "\u0089HDF\r\n"),
            new Magic("an ORC file", 0, "ORC\u0008"),
            new Magic("an Avro file", 0, "Obj\u0001"),
            new Magic("a TIFF image", 0, "II*\u0000"),
            new Magic("an MP3 recording", 0, "ID3\u0003"),
            new Magic("an old Excel or Word file (.xls, .doc); save it as .xlsx or CSV", 0, "\u00d0\u00cf\u0011\u00e0"),
            new Magic("an SQLite database", 0, "SQLite format 3\u0000"),
            new Magic("a Python pickle", 0, "\u0080\u0004\u0095"),
            new Magic("a NumPy array", 0, "\u0093NUMPY"),
            new Magic("an executable program", 0, "\u007fELF"),
            new Magic("an executable program", 0, "MZ\u0090"));

    private Content() {}

    /** Whether the bytes begin as a well-known binary format does. */
    public static boolean isKnownBinary(byte[] head) {
        return MAGICS.stream().anyMatch(magic -> magic.matches(head));
    }

    /** What the bytes look like: {@code "a PDF document"}, or {@code "a binary file"}. */
    public static String describe(byte[] head) {
        return MAGICS.stream()
                .filter(magic -> magic.matches(head))
                .map(Magic::what)
                .findFirst()
                .orElse("a binary file");
    }

    /** @param bytes the bytes at {@code offset}, one per character; {@code ?} stands for any */
    private record Magic(String what, int offset, String bytes) {
        boolean matches(byte[] head) {
            if (head.length < offset + bytes.length()) {
                return false;
            }
            for (int i = 0; i < bytes.length(); i++) {
                if ((head[offset + i] & 0xff) != bytes.charAt(i) && bytes.charAt(i) != '?') {
                    return false;
                }
            }
            return true;
        }
    }
}
