package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.source.encoding.Utf8;
import java.io.IOException;

/** Parses one line of a block on its own. */
final class JsonLine {
    private JsonLine() {}

    /** What is made of a line: the parser stands before its first token. */
    @FunctionalInterface
    interface Use<T> {
        T of(JsonParser parser) throws IOException;
    }

    /** The line is no JSON. */
    static final class Broken extends IOException {
        private final transient JsonBreak place;

        private Broken(JsonBreak place, JsonProcessingException cause) {
            super(place.sentence(), cause);
            this.place = place;
        }

        JsonBreak place() {
            return place;
        }
    }

    static <T> T parse(LineBlock block, int line, Use<T> use) throws IOException {
        int start = block.start(line);
        try (JsonParser parser = JsonLimits.FACTORY.createParser(block.bytes, start, block.end(line) - start)) {
            return use.of(parser);
        } catch (JsonProcessingException e) {
            // A parser of bytes counts columns in bytes, people count characters.
            return parseText(block, line, use);
        }
    }

    private static <T> T parseText(LineBlock block, int line, Use<T> use) throws IOException {
        String text = Utf8.decode(block.bytes, block.start(line), block.end(line));
        try (JsonParser parser = JsonLimits.FACTORY.createParser(text)) {
            try {
                return use.of(parser);
            } catch (JsonProcessingException e) {
                throw new Broken(JsonBreak.of(e, parser).onLine(block.number(line)), e);
            }
        }
    }
}
