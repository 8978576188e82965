package dev.tuneset.engine.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveUnwrappingTest {
    private static final String CSV = "question,answer\nwas,das\n哪里,这里\n谁,我\n";

    private static final String LZMA_ZIP =
            "UEsDBD8AAgAOAAAAIQDIgdjRQQAAAC4AAAAIAAAAZGF0YS5jc3YJBAUAXQAAgAAAOJ1IzvWMW76sc5BKTQBXxiW4oKVd6bHu4pPW"
                    + "FnFQqIb3zdfcTzH+ZMmhEcnfyhenYkR//pqQAFBLAQI/Az8AAgAOAAAAIQDIgdjRQQAAAC4AAAAIAAAAAAAAAAAAAACAAQAAAABk"
                    + "YXRhLmNzdlBLBQYAAAAAAQABADYAAABnAAAAAAA=";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2", "xz"})
    void readsACompressedTable(String extension) throws IOException {
        byte[] packed = compress(extension, bytes(CSV));
        assertThat(answers("data.csv." + extension, packed)).containsExactly("das", "这里", "我");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2"})
    void readsAllMembersOfACompressedFile(String extension) throws IOException {
        byte[] first = compress(extension, bytes(CSV));
        byte[] second = compress(extension, bytes("wann,jetzt\n"));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(answers("data.csv." + extension, both)).containsExactly("das", "这里", "我", "jetzt");
    }

    @Test
    void passesOverWhatTellsOfArrowFiles() throws IOException {
        Map<String, byte[]> saved = new LinkedHashMap<>();
        saved.put("set/state.json", bytes("{\"_data_files\": [{\"filename\": \"data-00000-of-00001.arrow\"}]}"));
        saved.put("set/dataset_info.json", bytes("{\"features\": {}}"));
        saved.put(
                "set/data-00000-of-00001.arrow",
                Files.readAllBytes(Path.of("src", "test", "resources", "arrow", "dictionaries.arrow")));
        byte[] packed = zip(StandardCharsets.UTF_8, saved);
        assertThat(rows("set.zip", packed))
                .extracting(row -> row.value(0))
                .containsExactly("a", "b", "c", "b", "z", "y");
        assertThat(findings("set.zip", packed)).extracting(Guess.Finding::code).contains("passed_over");
    }

    @Test
    void passesOverZerosBehindMembersOfGzip() throws IOException {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(compress("gz", bytes(CSV)));
        padded.write(new byte[700]);
        padded.write(compress("gz", bytes("wann,jetzt\n")));
        padded.write(new byte[100_000]);
        assertThat(answers("data.csv.gz", padded.toByteArray())).containsExactly("das", "这里", "我", "jetzt");
    }

    @Test
    void refusesOtherBytesBehindAMemberOfGzip() throws IOException {
        ByteArrayOutputStream garbage = new ByteArrayOutputStream();
        garbage.write(compress("gz", bytes(CSV)));
        garbage.write(bytes("\0\0more"));
        assertThatThrownBy(() -> answers("data.csv.gz", garbage.toByteArray()))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void passesOverSkippableFramesOfZstd() throws IOException {
        byte[] skippable = {0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 7, 8, 9};
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(skippable);
        packed.write(skippable);
        packed.write(compress("zst", bytes(CSV)));
        packed.write(skippable);
        packed.write(compress("zst", bytes("wann,jetzt\n".repeat(50_000))));
        packed.write(skippable);
        assertThat(answers("data.csv.zst", packed.toByteArray()))
                .startsWith("das", "这里", "我", "jetzt")
                .hasSize(50_003);
    }

    @Test
    void readsManyFilesOfAZipAsOneTableThatSaysWhereARowCameFrom() throws IOException {
        byte[] zip = zip(StandardCharsets.UTF_8, Map.of("a/one.csv", bytes(CSV), "__MACOSX/._one.csv", bytes("x")));
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a/one.csv", bytes(CSV));
        members.put("二.csv", bytes("answer,extra\nja,1\nnein,2\n"));
        members.put("logo.png", "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answers("data.zip", zip)).hasSize(3);
        List<Row> rows = rows("data.zip", zip(StandardCharsets.UTF_8, members));
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0).schema().columns()).containsExactly("question", "answer", "extra", "source_file");
        assertThat(rows.get(3).values()).containsExactly(null, "ja", "1", "二.csv");
        assertThat(rows.get(3).place()).hasToString("二.csv:2");
        assertThat(rows.get(4).place().row()).isEqualTo(5);
        assertThat(findings("data.zip", zip(StandardCharsets.UTF_8, members)))
                .anySatisfy(finding -> assertThat(finding.reason()).contains("logo.png"));
    }

    @Test
    void readsEveryFileInItsOwnWay() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("comma.csv", bytes("question,answer\nwas,das\nwo,hier\nwer,ich\n"));
        members.put("semicolon.csv", bytes("question;answer\nwas;das, oder\nwo;hier\nwer;ich\n"));
        members.put("gb.csv", "question,answer\n什么,这个东西\n哪里,这里没有\n谁,我们大家\n".getBytes(Charset.forName("GB18030")));
        members.put(
                "lines.jsonl", bytes("{\"answer\":\"ja\",\"question\":\"so\"}\n{\"answer\":\"nein\",\"score\":1}\n"));
        byte[] zip = zip(StandardCharsets.UTF_8, members);
        List<Row> rows = rows("data.zip", zip);
        assertThat(rows.get(0).schema().columns()).containsExactly("question", "answer", "score", "source_file");
        assertThat(rows)
                .extracting(row -> row.value("answer"))
                .containsExactly(
                        "das", "hier", "ich", "das, oder", "hier", "ich", "这个东西", "这里没有", "我们大家", "ja", "nein");
        List<Guess.Finding> findings = findings("data.zip", zip);
        assertThat(findings).extracting(Guess.Finding::code).contains("file_csv", "file_jsonl", "file_columns");
        assertThat(findings).anySatisfy(finding -> assertThat(finding.reason()).contains("has besides score"));
    }

    @Test
    void leavesTextsAmongTablesOutAndSaysSo() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a.csv", bytes(CSV));
        members.put("README.md", bytes("# Data\n\nSome words on the data.\n"));
        members.put("b.csv", bytes(CSV));
        byte[] zip = zip(StandardCharsets.UTF_8, members);
        assertThat(rows("data.zip", zip)).hasSize(6);
        assertThat(findings("data.zip", zip))
                .filteredOn(finding -> finding.code().equals("file_not_read"))
                .extracting(Guess.Finding::value)
                .containsExactly("README.md");
    }

    @Test
    void readsTextsWhereTheyAreTheMore() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("one.md", bytes("# One\n\nwords\n"));
        members.put("two.txt", bytes("plain words without marks"));
        members.put("meta.json", bytes("{\"a\":1}"));
        assertThat(rows("data.zip", zip(StandardCharsets.UTF_8, members)))
                .extracting(row -> row.value("source_file"))
                .containsExactly("one.md", "two.txt");
    }

    @Test
    void readsNamesOfOldChineseZips() throws IOException {
        Map<String, byte[]> members = Map.of("数据.csv", bytes(CSV), "资料.csv", bytes(CSV));
        assertThat(rows("data.zip", zip(Charset.forName("GB18030"), members)))
                .map(row -> row.value("source_file"))
                .contains("数据.csv", "资料.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tar", "tgz", "tar.zst", "tar.bz2", "tar.xz"})
    void readsTarsCompressedOrNot(String extension) throws IOException {
        byte[] tar = tar(Map.of("x.csv", bytes(CSV)));
        int dot = extension.lastIndexOf('.');
        String compression = extension.equals("tgz") ? "gz" : extension.substring(dot + 1);
        byte[] packed = extension.equals("tar") ? tar : compress(compression, tar);
        assertThat(answers("data." + extension, packed)).containsExactly("das", "这里", "我");
        assertThat(temporaryFiles()).isEmpty();
    }

    @Test
    void unpacksOneArchiveInsideAnotherButNoMore() throws IOException {
        byte[] once = zip(StandardCharsets.UTF_8, Map.of("data.csv.gz", compress("gz", bytes(CSV))));
        assertThat(answers("data.zip", once)).containsExactly("das", "这里", "我");
        byte[] twice = zip(StandardCharsets.UTF_8, Map.of("data.zip", once));
        assertThatThrownBy(() -> rows("deep.zip", twice))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("archive inside an archive inside an archive");
        assertThat(temporaryFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2", "xz"})
    void refusesWhatUnfoldsWithoutEnd(String extension) throws IOException {
        byte[] bomb = compress(extension, new byte[96 << 20]);
        assertThatThrownBy(() -> rows("bomb.csv." + extension, bomb))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("bomb.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2", "xz"})
    void refusesWhatBreaksOff(String extension) throws IOException {
        byte[] whole = compress(extension, bytes(CSV.repeat(1)));
        byte[] half = Arrays.copyOf(whole, whole.length - 12);
        assertThatThrownBy(() -> rows("half.csv." + extension, half))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("half.csv." + extension + " cannot be unpacked to its end");
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            members.put(i + ".csv", bytes(CSV));
        }
        Limits few = new Limits(10, 1 << 20, 100, 1 << 20);
        Sources sources = new Sources(StandardSources.kinds(), new ArchiveUnwrapping(Spool.SYSTEM, few));
        for (byte[] packed : List.of(zip(StandardCharsets.UTF_8, members), tar(members))) {
            Path file = Files.write(folder.resolve("many"), packed);
            assertThatThrownBy(() -> sources.open(file, "many.zip", SourceOptions.GUESSED))
                    .isInstanceOf(TunesetException.class)
                    .hasMessageContaining("limit");
        }
    }

    @Test
    void showsNamesThatPointOutsideAndWritesNothingThere() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("../../evil.csv", bytes(CSV));
        members.put("/etc/evil.csv", bytes(CSV));
        assertThat(rows("slip.zip", zip(StandardCharsets.UTF_8, members)))
                .map(row -> row.value("source_file"))
                .contains("../../evil.csv", "/etc/evil.csv");
        assertThat(folder.resolve("../../evil.csv")).doesNotExist();
    }

    @Test
    void saysThatAZipIsEncryptedRatherThanDamaged() throws IOException {
        byte[] zip = zip(StandardCharsets.UTF_8, Map.of("data.csv", bytes(CSV)));
        zip[6] |= 1;
        zip[directory(zip) + 8] |= 1;
        assertThatThrownBy(() -> rows("data.zip", zip))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("protected by a password");
    }

    @ParameterizedTest
    @EnumSource(names = {"BZIP2", "XZ", "ZSTD"})
    void readsEntriesOfRareCompressions(ZipMethod method) throws IOException {
        byte[] csv = bytes(CSV);
        byte[] packed = compress(
                switch (method) {
                    case BZIP2 -> "bz2";
                    case XZ -> "xz";
                    default -> "zst";
                },
                csv);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("data.csv");
            CRC32 crc = new CRC32();
            crc.update(csv);
            entry.setMethod(method.getCode());
            entry.setSize(csv.length);
            entry.setCompressedSize(packed.length);
            entry.setCrc(crc.getValue());
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
        }
        assertThat(answers("data.zip", bytes.toByteArray())).containsExactly("das", "这里", "我");
    }

    /** Written by Python's {@code zipfile}. */
    @Test
    void readsLzmaEntries() throws IOException {
        byte[] zip = Base64.getDecoder().decode(LZMA_ZIP);
        assertThat(answers("data.zip", zip)).containsExactly("das", "这里", "我");
    }

    @Test
    void refusesAnEntryWhoseChecksumDoesNotMatch() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("data.csv");
            entry.setMethod(ZipArchiveEntry.STORED);
            entry.setSize(bytes(CSV).length);
            entry.setCompressedSize(bytes(CSV).length);
            entry.setCrc(4711);
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(bytes(CSV)));
        }
        assertThatThrownBy(() -> rows("data.zip", bytes.toByteArray()))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("cannot be unpacked to its end");
    }

    @Test
    void passesOverLinks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link.csv");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            zip.putArchiveEntry(link);
            zip.write(bytes("/etc/passwd"));
            zip.closeArchiveEntry();
            zip.putArchiveEntry(new ZipArchiveEntry("data.csv"));
            zip.write(bytes(CSV));
            zip.closeArchiveEntry();
        }
        assertThat(answers("data.zip", bytes.toByteArray())).containsExactly("das", "这里", "我");
    }

    @Test
    void readsTarsOlderThanPosix() throws IOException {
        byte[] tar = tar(Map.of("x.csv", bytes(CSV)));
        Arrays.fill(tar, 257, 512, (byte) 0);
        sum(tar);
        assertThat(answers("data.tar", tar)).containsExactly("das", "这里", "我");
    }

    @Test
    void refusesTarHeadersThatHeadEachOtherWithoutEnd() throws IOException {
        byte[] header = Arrays.copyOf(tar(Map.of("x.csv", bytes(""))), 512);
        header[156] = 'x';
        sum(header);
        byte[] tar = new byte[512 * 50_000];
        for (int at = 0; at < tar.length; at += header.length) {
            System.arraycopy(header, 0, tar, at, header.length);
        }
        assertThatThrownBy(() -> rows("data.tar", tar))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("data.tar cannot be unpacked to its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2", "xz"})
    void refusesDamageAnywhere(String extension) throws IOException {
        byte[] whole = compress(extension, bytes(CSV));
        for (int at = 3; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x55;
            try {
                rows("data.csv." + extension, damaged);
            } catch (TunesetException refused) {
                assertThat(refused.getMessage()).contains("data.csv").doesNotContain("Exception");
            }
        }
    }

    private static int directory(byte[] zip) {
        for (int at = 0; ; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                return at;
            }
        }
    }

    /** Writes the sum of the first header anew. */
    private static void sum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] octal = String.format("%06o\0", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, 148, octal.length);
    }

    @Test
    void refusesOtherArchivesWithTheWayOut() {
        byte[] rar = "Rar!\u001a\u0007\u0000".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> rows("data.rar", rar))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("unpack it and import the files");
    }

    private List<Object> answers(String name, byte[] packed) throws IOException {
        List<Object> answers = new ArrayList<>();
        rows(name, packed).forEach(row -> answers.add(row.value("answer")));
        return answers;
    }

    private List<Row> rows(String name, byte[] packed) throws IOException {
        Path file = Files.write(folder.resolve("packed"), packed);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = sources().open(file, name, SourceOptions.GUESSED)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add((Row) row);
            }
        }
        return rows;
    }

    private List<Guess.Finding> findings(String name, byte[] packed) throws IOException {
        Path file = Files.write(folder.resolve("packed"), packed);
        return sources().guess(file, name, SourceOptions.GUESSED).findings();
    }

    private Sources sources() throws IOException {
        return StandardSources.sources(new Spool(Files.createDirectories(folder.resolve("spool")), 1 << 30));
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compress(String extension, byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (extension) {
            case "gz" -> new GZIPOutputStream(packed);
            case "zst" -> new ZstdOutputStream(packed);
            case "bz2" -> new BZip2CompressorOutputStream(packed);
            default -> new XZOutputStream(packed, new LZMA2Options(0));
        }) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Charset names, Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed, names)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return packed.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return packed.toByteArray();
    }
}
