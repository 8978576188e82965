package dev.tuneset.engine.source.json;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.encoding.Encodings;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The decoded beginning of a source, and its encoding. */
final class JsonText {
    private static final int CHARS_MAX = 1 << 18;

    /** Below this an older encoding is a weaker guess than that JSON keeps to its standard. */
    private static final double SURE = 0.75;

    private JsonText() {}

    /** @param finding how the encoding was found, or {@code null} when it was given */
    record Encoding(Charset charset, String name, Guess.@Nullable Finding finding) {}

    static Encoding encoding(SourceFile file, SourceOptions given) throws IOException {
        String name = given.encoding();
        if (name != null) {
            return new Encoding(Encodings.named(name), name, null);
        }
        Guess.Finding finding = Encodings.guess(file);
        if (finding.confidence() < SURE) {
            finding = new Guess.Finding(
                    "encoding",
                    "UTF-8",
                    0.5,
                    "json_is_utf8",
                    "JSON is UTF-8 by definition, and nothing else is likely here; rows with other bytes are rejected.");
        }
        return new Encoding(Encodings.named(finding.value()), finding.value(), finding);
    }

    /** The first characters of the file. */
    static String head(SourceFile file, Charset charset) throws IOException {
        // in no encoding a file has more characters than bytes
        int charsMax = Math.min(CHARS_MAX, file.head().length + 2);
        char[] chars = new char[charsMax];
        int length = 0;
        try (TextStream text = new TextStream(new ByteArrayInputStream(file.head()), charset)) {
            while (length < charsMax - 1) {
                int read = text.read(chars, length, charsMax - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        }
        return new String(chars, 0, length);
    }
}
