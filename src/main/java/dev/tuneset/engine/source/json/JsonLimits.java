package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** How much one JSON source may ask for, and the parser factory that keeps to it. */
final class JsonLimits {
    /** Characters that one row may have. */
    static final int ROW_CHARS_MAX = 16 << 20;

    static final int COLUMNS_MAX = 10_000;
    static final int DEPTH_MAX = 1_000;

    static final int NUMBER_CHARS_MAX = 10_000;
    static final int NAME_CHARS_MAX = 1 << 16;

    /** Bytes that the characters of one row may take in UTF-8. */
    static final int ROW_BYTES_MAX = 3 * ROW_CHARS_MAX;

    /** Strict JSON (RFC 8259), and NaN and Infinity as Python's json module writes them; bytes are UTF-8. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(ROW_CHARS_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .build())
            .build();

    private JsonLimits() {}
}
