package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Special tokens as they are typed: {@code bos_token = <s>}, one a line. */
final class SpecialTokenLines {
    private SpecialTokenLines() {}

    static Map<String, String> read(String typed) {
        Map<String, String> tokens = new LinkedHashMap<>();
        int number = 0;
        for (String line : typed.lines().toList()) {
            number++;
            int equals = line.indexOf('=');
            if (!line.isBlank() && equals < 1) {
                throw new TunesetException(
                                Problem.BAD_REQUEST,
                                "special_token_line",
                                "Line " + number + " is not of the form bos_token = <s>.",
                                number)
                        .inField("special_tokens")
                        .at(number, 1);
            }
            if (!line.isBlank()) {
                tokens.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return tokens;
    }

    static String write(Map<String, String> tokens) {
        return new TreeMap<>(tokens)
                .entrySet().stream()
                        .map(token -> token.getKey() + " = " + token.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
