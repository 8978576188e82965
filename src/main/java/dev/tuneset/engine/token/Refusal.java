package dev.tuneset.engine.token;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** The ways a tokenizer can be refused; a wrong count is never among them. */
final class Refusal {
    private Refusal() {}

    /** The file uses something this reader does not know. */
    static TunesetException unsupported(String what) {
        return new TunesetException(
                Problem.BAD_REQUEST,
                "tokenizer_unsupported",
                "This tokenizer uses " + what
                        + ", which cannot be counted exactly here. Choose another tokenizer, or the estimate.",
                what);
    }

    /** The file is not a tokenizer.json, or contradicts itself. */
    static TunesetException malformed(String what) {
        return new TunesetException(
                Problem.BAD_REQUEST,
                "tokenizer_malformed",
                "The tokenizer.json is broken: " + what + ". Take the file of the model again, unchanged.",
                what);
    }

    /** The file is larger than any real tokenizer. */
    static TunesetException tooLarge(String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED, "tokenizer_too_large", "The tokenizer.json is too large: " + what + ".", what);
    }

    /** The tokenizer has no token for a part of the text, and no token for the unknown. */
    static TunesetException notEncodable(String what) {
        return new TunesetException(
                Problem.BAD_REQUEST,
                "text_not_encodable",
                "The tokenizer cannot encode this text: " + what + ". It is not the one its model was trained with.",
                what);
    }

    /** A pattern of the tokenizer takes too long on a text, or too much memory. */
    static TunesetException tooCostly(String pattern) {
        return new TunesetException(
                Problem.LIMIT_REACHED,
                "tokenizer_too_costly",
                "A pattern of this tokenizer tries too many ways to match a text: " + pattern
                        + ". Choose another tokenizer.",
                pattern);
    }
}
