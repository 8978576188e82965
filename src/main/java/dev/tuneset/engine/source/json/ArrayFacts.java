package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What stands in one array of a document, or in the lines of a file: kinds of elements and the keys of the objects. */
final class ArrayFacts {
    private static final int NO_WIDTH = -1;
    private static final int MANY_WIDTHS = -2;

    final Set<String> keys = new LinkedHashSet<>();
    long elements;
    long objects;
    boolean tooManyKeys;

    private long lists;
    private int width = NO_WIDTH;

    /** Takes in the complete element whose first token the parser stands on, and leaves the parser on its last. */
    void see(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                seeKeys(parser);
                objects++;
            }
            case START_ARRAY -> {
                int length = skipList(parser);
                lists++;
                width = width == NO_WIDTH || width == length ? length : MANY_WIDTHS;
            }
            // a text must be whole to count
            default -> parser.finishToken();
        }
        elements++;
    }

    /** Takes in an object all of whose keys were seen before. */
    void addKnownObject() {
        elements++;
        objects++;
    }

    /** Whether objects are the rule and other elements mistakes. */
    boolean areObjects() {
        return objects > 0 && objects * 2 >= elements;
    }

    /** Takes in all that another has seen. */
    void add(ArrayFacts other) {
        elements += other.elements;
        objects += other.objects;
        lists += other.lists;
        other.keys.forEach(this::addKey);
        tooManyKeys |= other.tooManyKeys;
        if (other.width != NO_WIDTH) {
            width = width == NO_WIDTH || width == other.width ? other.width : MANY_WIDTHS;
        }
    }

    void addKey(String key) {
        if (keys.size() < JsonLimits.COLUMNS_MAX) {
            keys.add(key);
        } else if (!keys.contains(key)) {
            tooManyKeys = true;
        }
    }

    /** The number of values in each element when all are lists of one length; otherwise 0. */
    int listWidth() {
        return lists > 0 && lists == elements && width > 0 && width <= JsonLimits.COLUMNS_MAX ? width : 0;
    }

    private void seeKeys(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            addKey(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private static int skipList(JsonParser parser) throws IOException {
        int length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            length++;
        }
        return length;
    }
}
