package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.jinja.Limits;
import dev.tuneset.engine.template.jinja.Template;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A chat template as it is brought.
 *
 * @param specialTokens variables such as {@code bos_token}
 * @param origin the file it comes from; empty when it was typed
 */
public record TemplateDraft(String source, Map<String, String> specialTokens, String origin) {
    static final int SOURCE_MAX = 500_000;
    private static final int LINE_SHOWN = 160;
    private static final int TOKENS_MAX = 50;
    private static final int TOKEN_CHARACTERS_MAX = 200;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");

    public TemplateDraft {
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Refuses what cannot be a chat template.
     *
     * @throws TunesetException {@code template_empty}, {@code template_too_long}, {@code special_tokens} or
     *     {@code template_syntax} with its line and column
     */
    void check(String name) {
        if (source.isBlank()) {
            throw refusal("template_empty", "The chat template is empty.").inField("source");
        }
        if (source.length() > SOURCE_MAX) {
            throw new TunesetException(
                            Problem.LIMIT_REACHED,
                            "template_too_long",
                            "The chat template has more than " + SOURCE_MAX + " characters.",
                            SOURCE_MAX)
                    .inField("source");
        }
        boolean fits = specialTokens.size() <= TOKENS_MAX
                && specialTokens.entrySet().stream()
                        .allMatch(token -> VARIABLE.matcher(token.getKey()).matches()
                                && token.getValue().length() <= TOKEN_CHARACTERS_MAX);
        if (!fits) {
            throw refusal(
                            "special_tokens",
                            "Special tokens are at most 50 variables such as bos_token, each with a text of at most 200 characters.")
                    .inField("special_tokens");
        }
        compile(name);
    }

    private void compile(String name) {
        try {
            Template.compile(source, Limits.DEFAULT);
        } catch (TemplateException e) {
            String told = e.getMessage() + line(e.line());
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_syntax",
                            "The chat template \"" + name + "\" does not compile: " + told,
                            name,
                            told)
                    .inField("source")
                    .at(e.line(), e.column());
        }
    }

    /** A line of the source as the end of a sentence. */
    private String line(int number) {
        List<String> lines = source.lines().toList();
        if (number < 1 || number > lines.size()) {
            return "";
        }
        String line = lines.get(number - 1).strip();
        return ": " + (line.length() > LINE_SHOWN ? line.substring(0, LINE_SHOWN) + "…" : line);
    }

    private static TunesetException refusal(String code, String message) {
        return new TunesetException(Problem.BAD_REQUEST, code, message);
    }
}
