package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the values of a row from tokens; remembers the first thing that makes the row unusable, and what was repaired. */
final class JsonValues {
    /** Most objects in training data are turns of two or three keys. */
    private static final int FEW_KEYS = 4;

    private final List<Note> notes = new ArrayList<>();
    private @Nullable Note problem;
    private long rowStart;
    private boolean isMeasured;
    private boolean mayHoldHalfPairs = true;
    private int depth;

    /** Begins a row whose text starts at this offset. */
    void begin(long charOffset) {
        notes.clear();
        problem = null;
        rowStart = charOffset;
        depth = 0;
    }

    /** Begins a row whose size and encoding were looked at before; half pairs of surrogates can come from escapes only. */
    void beginMeasured(boolean hasUnicodeEscapes) {
        begin(0);
        isMeasured = true;
        mayHoldHalfPairs = hasUnicodeEscapes;
    }

    /** Goes on with the row in text that starts at another offset. */
    void startsAt(long charOffset) {
        rowStart = charOffset;
    }

    /** Why the row cannot be used, or {@code null}. */
    @Nullable
    Note problem() {
        return problem;
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    void refuse(Reason reason, String detail) {
        if (problem == null) {
            problem = new Note(reason, detail);
        }
    }

    void noteRepeatedKey(String key, @Nullable Object earlier, @Nullable Object later) {
        if (!Objects.equals(earlier, later)) {
            notes.add(new Note(
                    Reason.MALFORMED_ROW,
                    "The key \"" + key + "\" occurs twice in one object; the last value is kept."));
        }
    }

    /** Reads the value whose first token the parser stands on, and leaves it on the last. */
    @Nullable
    Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (problem != null && token.isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> JsonNumbers.integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(FEW_KEYS);
        depth++;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = text(parser.currentName());
            parser.nextToken();
            Object value = read(parser);
            if (map.containsKey(key)) {
                noteRepeatedKey(key, map.get(key), value);
            }
            map.put(key, value);
        }
        depth--;
        checkSize(parser);
        return map;
    }

    private List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        depth++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
            if ((list.size() & 0xffff) == 0) {
                checkSize(parser);
            }
        }
        depth--;
        checkSize(parser);
        return list;
    }

    /** What a row holds in memory grows with its text. */
    void checkSize(JsonParser parser) {
        if (!isMeasured && parser.currentLocation().getCharOffset() - rowStart > JsonLimits.ROW_CHARS_MAX) {
            refuse(Reason.ROW_TOO_LARGE, "The row is longer than " + JsonLimits.ROW_CHARS_MAX + " characters.");
        }
    }

    /** Text with half a surrogate pair cannot be written in any encoding. */
    String text(String text) {
        for (int i = 0; mayHoldHalfPairs && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    refuse(
                            Reason.BAD_ENCODING,
                            "A text holds bytes that are not valid in the encoding, or half a surrogate pair (\\uD800 to"
                                    + " \\uDFFF). Repair it, or choose another encoding.");
                    return text;
                }
            }
        }
        return text;
    }

    private Object decimal(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (parser.isNaN()) {
            boolean known = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
            if (!known || depth == 0) {
                refuse(Reason.MALFORMED_ROW, "\"" + text + "\" is not a JSON number.");
            }
            return parser.getDoubleValue();
        }
        Object number = JsonNumbers.decimal(text);
        if (number == null) {
            refuse(Reason.MALFORMED_ROW, "A number has an exponent beyond all use.");
            return 0.0;
        }
        return number;
    }

    /** The fields of a row count as one level: NaN is let pass below it only. */
    void enter() {
        depth++;
    }
}
