package dev.tuneset.engine.learn;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something about a row's learned part that its owner should know.
 *
 * @param detail one English sentence
 * @param words names the sentence, for translations: the code, or the code and more where one code has several sentences
 * @param arguments what the sentence is about, in the order in which translations take it
 */
public record Doubt(RenderFinding.Code code, String detail, String words, List<Object> arguments) {
    public Doubt {
        arguments = List.copyOf(arguments);
    }

    static Doubt of(RenderFinding.Code code, String detail, Object... arguments) {
        return new Doubt(code, detail, code.wire(), Stream.of(arguments).toList());
    }

    /** The same in another sentence than the code's usual one. */
    Doubt told(String sentence) {
        return new Doubt(code, detail, code.wire() + "_" + sentence, arguments);
    }
}
