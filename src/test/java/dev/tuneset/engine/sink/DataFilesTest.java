package dev.tuneset.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.parquet.Compression;
import dev.tuneset.engine.sink.parquet.ParquetSink;
import dev.tuneset.engine.source.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    @TempDir
    Path folder;

    @Test
    void namesShardsOnceTheirNumberIsKnown() throws IOException {
        List<DataFile> files = written(WriteSpec.JSONL.withShards(new WriteSpec.Shards(4, 0)), 10);

        assertThat(files)
                .extracting(DataFile::name)
                .containsExactly(
                        "data/train-00000-of-00003.jsonl",
                        "data/train-00001-of-00003.jsonl",
                        "data/train-00002-of-00003.jsonl");
        assertThat(files).extracting(DataFile::records).containsExactly(4L, 4L, 2L);
        long lines = 0;
        for (DataFile file : files) {
            assertThat(Files.size(folder.resolve(file.name()))).isEqualTo(file.bytes());
            lines += Files.readAllLines(folder.resolve(file.name())).size();
        }
        assertThat(lines).isEqualTo(10);
        assertThat(list("data")).hasSize(3);
    }

    @Test
    void endsAShardWithTheRecordThatReachesItsSize() throws IOException {
        List<DataFile> files = written(WriteSpec.JSONL.withShards(new WriteSpec.Shards(0, 30)), 4);

        assertThat(files).extracting(DataFile::records).containsExactly(3L, 1L);
    }

    @Test
    void writesOneFileForAnEmptySplit() throws IOException {
        List<DataFile> files = written(WriteSpec.JSONL.withShards(new WriteSpec.Shards(4, 0)), 0);

        assertThat(files)
                .containsExactly(new DataFile(
                        "data/train-00000-of-00001.jsonl",
                        0,
                        0,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Test
    void givesAllParquetFilesTheSameColumns() throws IOException {
        WriteSpec parquet = new WriteSpec(
                        WriteSpec.As.PARQUET, false, false, Compression.GZIP, ParquetSink.BYTES_PER_GROUP, null)
                .withShards(new WriteSpec.Shards(1, 0));
        DataFiles files = new DataFiles(folder, parquet, Map.of("train", "train"));
        try (files) {
            files.write("train", Map.of("n", 1L));
            files.write("train", Map.of("n", 2.5));
        }
        assertThat(files.notes()).extracting(ColumnNote::code).containsExactly("widened");
        assertThat(read("train-00000-of-00002.parquet")).containsExactly(Map.of("n", 1.0));
        assertThat(read("train-00001-of-00002.parquet")).containsExactly(Map.of("n", 2.5));
    }

    @Test
    void givesAllCsvFilesTheSameHeader() throws IOException {
        Map<String, String> stems = new LinkedHashMap<>();
        stems.put("train", "train");
        stems.put("validation", "validation");
        DataFiles files = new DataFiles(folder, new WriteSpec(WriteSpec.As.CSV, false, false), stems);
        try (files) {
            files.write("train", Map.of("a", "1"));
            files.write("validation", Map.of("b", List.of(2L)));
        }
        assertThat(Files.readString(folder.resolve("train.csv"))).isEqualTo("a,b\r\n1,\r\n");
        assertThat(Files.readString(folder.resolve("validation.csv"))).isEqualTo("a,b\r\n,[2]\r\n");
        assertThat(files.notes()).extracting(ColumnNote::column).containsExactly("b");
    }

    private List<DataFile> written(WriteSpec write, int records) throws IOException {
        DataFiles files = new DataFiles(folder, write, Map.of("train", "data/train"));
        try (files) {
            for (int i = 0; i < records; i++) {
                files.write("train", Map.of("text", "t" + i));
            }
        }
        return files.files("train");
    }

    private List<Path> list(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.toList();
        }
    }

    private List<Map<String, Object>> read(String name) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (RowReader reader = ParquetReader.open(folder.resolve(name), name)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(((Row) row).toMap());
            }
        }
        return rows;
    }
}
