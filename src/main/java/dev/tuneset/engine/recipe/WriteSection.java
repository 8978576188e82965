package dev.tuneset.engine.recipe;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.sink.parquet.Compression;
import dev.tuneset.engine.sink.parquet.ParquetSink;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipe's {@code write:} section. */
public final class WriteSection {
    /** Smaller row groups and shards would cost more than they hold. */
    private static final long BYTES_MIN = 1_000;

    private WriteSection() {}

    static WriteSpec read(Fields fields) {
        fields.allow("as", "bom", "neutralize_formulas", "compression", "row_group", "shards");
        WriteSpec.As as = fields.choice("as", WriteSpec.As.class, WriteSpec.As.JSONL);
        if (as != WriteSpec.As.PARQUET && (fields.has("compression") || fields.has("row_group"))) {
            throw fields.wrong(
                    fields.has("compression") ? "compression" : "row_group",
                    Wanted.of("parquet_only", "left out but for as: parquet"));
        }
        return new WriteSpec(
                as,
                fields.flag("bom", false),
                fields.flag("neutralize_formulas", false),
                fields.choice("compression", Compression.class, Compression.SNAPPY),
                bytes(fields, "row_group", ParquetSink.BYTES_PER_GROUP),
                fields.has("shards") ? shards(fields.section("shards")) : null);
    }

    private static WriteSpec.Shards shards(Fields fields) {
        fields.allow("rows", "size");
        if (fields.has("rows") == fields.has("size")) {
            throw fields.wrong(
                    "rows", Wanted.of("rows_or_size", "given alone, or size: {rows: 10000} or {size: 500MB}"));
        }
        if (fields.has("size")) {
            return new WriteSpec.Shards(0, bytes(fields, "size", 0));
        }
        long rows = fields.integer("rows", 0);
        if (rows < 1) {
            throw fields.wrong("rows", Wanted.of("whole_number_from", "a whole number from 1", 1));
        }
        return new WriteSpec.Shards(rows, 0);
    }

    private static long bytes(Fields fields, String field, long otherwise) {
        String text = fields.text(field);
        if (text == null) {
            return otherwise;
        }
        long bytes = ByteSize.parse(text);
        if (bytes < BYTES_MIN) {
            throw wrongSize(fields, field);
        }
        return bytes;
    }

    private static TunesetException wrongSize(Fields fields, String field) {
        return fields.wrong(field, Wanted.of("byte_size", "a size from 1KB, such as 500MB or 2GB"));
    }

    static Map<String, @Nullable Object> write(WriteSpec write) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("as", write.as().wire());
        if (write.bom()) {
            tree.put("bom", true);
        }
        if (write.neutralizeFormulas()) {
            tree.put("neutralize_formulas", true);
        }
        if (write.as() == WriteSpec.As.PARQUET && write.compression() != Compression.SNAPPY) {
            tree.put("compression", write.compression().wire());
        }
        if (write.as() == WriteSpec.As.PARQUET && write.groupBytes() != ParquetSink.BYTES_PER_GROUP) {
            tree.put("row_group", ByteSize.text(write.groupBytes()));
        }
        if (write.shards() != null) {
            boolean byRows = write.shards().rows() > 0;
            Object value = byRows
                    ? write.shards().rows()
                    : ByteSize.text(write.shards().bytes());
            tree.put("shards", Map.of(byRows ? "rows" : "size", value));
        }
        return tree;
    }
}
