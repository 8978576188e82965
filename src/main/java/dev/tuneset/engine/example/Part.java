package dev.tuneset.engine.example;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a message's content. */
public sealed interface Part {
    /**
     * Written text.
     *
     * @param attributes the other keys of the part as it stood, {@code type} included; empty for text that came as a
     *     plain string and not as an item of a list of parts
     */
    record Text(String text, Map<String, @Nullable Object> attributes) implements Part {
        public Text(String text) {
            this(text, Map.of());
        }
    }

    /** An image, audio or other part, carried through unharmed: the object as it stood, {@code type} included. */
    record Media(String type, Map<String, @Nullable Object> fields) implements Part {}
}
