package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;

/** Names of encodings to charsets, and the encoding of a source. */
public final class Encodings {
    private Encodings() {}

    /** The charset a recipe names; GB2312 and GBK are read as GB18030, which contains both. */
    public static Charset named(String name) {
        String plain = name.strip();
        String key = plain.toLowerCase(Locale.ROOT).replace("_", "-");
        try {
            return switch (key) {
                case "gb2312", "gbk", "cp936", "euc-cn" -> Charset.forName("GB18030");
                case "latin-1", "latin1" -> Charset.forName("ISO-8859-1");
                case "utf-8-sig", "utf8" -> Charset.forName("UTF-8");
                default -> Charset.forName(plain);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "unknown_encoding",
                            "There is no character encoding called \"" + name
                                    + "\". Common ones are UTF-8, GB18030, UTF-16LE, Big5, Shift_JIS, windows-1252.",
                            name)
                    .inField("source.encoding")
                    .causedBy(e);
        }
    }

    /** Guesses the encoding of a source from its head, and where that is all ASCII from windows further on. */
    public static Guess.Finding guess(SourceFile file) throws IOException {
        return file.encoding(Encodings::look);
    }

    private static Guess.Finding look(SourceFile file) throws IOException {
        Guess.Finding finding = EncodingGuess.of(file.head(), !file.wholeInHead());
        if (!finding.code().equals("ascii")) {
            return finding;
        }
        for (byte[] probe : file.probes()) {
            Guess.Finding further = EncodingGuess.of(fromFirstLineEnd(probe), true);
            if (!further.code().equals("ascii")) {
                return further;
            }
        }
        return finding;
    }

    /** A window begins in the middle of a character; after a line end it is on firm ground. */
    private static byte[] fromFirstLineEnd(byte[] window) {
        int start = 0;
        while (start < window.length && window[start] != '\n' && window[start] != '\r') {
            start++;
        }
        return Arrays.copyOfRange(window, Math.min(start, window.length), window.length);
    }
}
