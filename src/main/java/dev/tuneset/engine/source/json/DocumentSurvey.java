package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A first pass over a document that finds its lists and their keys, holding no values. A document that breaks off is
 * surveyed up to the break.
 */
final class DocumentSurvey {
    private static final int LISTS_MAX = 1_000;

    /** Lists further down than this are values, not records. */
    private static final int DEPTH_MAX = 4;

    private static final String COLUMNS = "columns";

    /** The roots, those that are lists opened: what the rows are when the whole document is the records. */
    final ArrayFacts rows = new ArrayFacts();

    /** Lists inside a single root object, by JSON pointer. */
    final Map<String, ArrayFacts> lists = new LinkedHashMap<>();

    /** The lists that are fields of the single root object, by key, with their lengths; -1 for a field that is no list. */
    final Map<String, Long> fields = new LinkedHashMap<>();

    /** The fields of the single root object that are objects. */
    final FieldFacts objects = new FieldFacts();

    /** The texts of each list called {@code columns}, by the JSON pointer of the object that holds it. */
    final Map<String, List<String>> columnNames = new HashMap<>();

    long rootFields;
    long roots;
    boolean firstRootIsObject;
    private @Nullable JsonBreak broken;

    static DocumentSurvey of(JsonParser parser) throws IOException {
        DocumentSurvey survey = new DocumentSurvey();
        try {
            survey.roots(parser);
        } catch (JsonProcessingException e) {
            survey.broken = JsonBreak.of(e, parser);
        }
        return survey;
    }

    /** Where the document breaks, or {@code null} when it is whole. */
    @Nullable
    JsonBreak broken() {
        return broken;
    }

    private void roots(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            roots++;
            if (roots == 1) {
                firstRootIsObject = token == JsonToken.START_OBJECT;
            }
            if (roots == 1 && firstRootIsObject) {
                walk(parser, "", 0);
                rows.elements++;
                rows.objects++;
            } else if (token == JsonToken.START_ARRAY) {
                elements(parser, rows);
            } else if (token.isStructEnd()) {
                throw new JsonParseException(parser, "unexpected end mark");
            } else {
                rows.see(parser);
            }
        }
    }

    private void walk(JsonParser parser, String pointer, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            long length = -1;
            if (depth == 0) {
                rows.addKey(key);
                rootFields++;
            } else if (depth == 1) {
                objects.addKey(key);
            }
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && lists.size() < LISTS_MAX) {
                ArrayFacts facts = lists.computeIfAbsent(at, path -> new ArrayFacts());
                if (key.equals(COLUMNS)) {
                    columnNames.put(pointer, names(parser, facts));
                } else {
                    elements(parser, facts);
                }
                length = facts.elements;
            } else if (token == JsonToken.START_OBJECT && depth == 0) {
                objects.beginObject();
                walk(parser, at, depth + 1);
                objects.endObject();
            } else if (token == JsonToken.START_OBJECT && depth + 1 < DEPTH_MAX) {
                walk(parser, at, depth + 1);
            } else {
                parser.skipChildren();
            }
            if (depth == 0 && fields.size() < LISTS_MAX) {
                fields.put(key, length);
            }
        }
    }

    private static List<String> names(JsonParser parser, ArrayFacts facts) throws IOException {
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING && names.size() < JsonLimits.COLUMNS_MAX) {
                names.add(parser.getText());
            }
            facts.see(parser);
        }
        return names;
    }

    private static void elements(JsonParser parser, ArrayFacts facts) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            facts.see(parser);
        }
    }
}
