package dev.tuneset.engine.example;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a message's content. */
public sealed interface Part {
    record Text(String text) implements Part {}

    /** An image, audio or other part, carried through unharmed: the object as it stood, {@code type} included. */
    record Media(String type, Map<String, @Nullable Object> fields) implements Part {}
}
