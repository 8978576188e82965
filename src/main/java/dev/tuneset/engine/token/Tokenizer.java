package dev.tuneset.engine.token;

/** Cuts a text into the tokens a model sees. Implementations are immutable and may be shared by threads. */
public interface Tokenizer {
    /** What a person calls it: a file's name, an encoding's name. */
    String name();

    /** Whether counts are the model's own; {@code false} for an estimate. */
    boolean exact();

    /** Tokens of the text alone, without the special tokens a model puts around it: as many as {@code encode(text, false)} gives. */
    int count(CharSequence text);

    /** Special tokens that {@code encode(text, true)} puts around a text. */
    int added();

    /** The tokens with their ids and their places in {@code text}. */
    Tokens encode(String text, boolean addSpecialTokens);
}
