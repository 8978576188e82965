package dev.tuneset.engine.template;

import dev.tuneset.engine.template.jinja.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds a template's special tokens in text: those it names, those it writes, and what is shaped like nothing else. */
public final class SpecialMarks {
    /** Shapes that no prose has: {@code <|im_start|>}, {@code <|turn>}, {@code <turn|>}, {@code <｜User｜>}. */
    private static final String ANYWHERE = "<\\|[^|<>\\s]{1,60}\\|?>|<[^|<>\\s]{1,60}\\|>|<｜[^｜<>]{1,60}｜>";

    /** Shapes that prose and markup have as well: special only where the template itself writes them. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\[/?[A-Z_]{3,40}\\]|</?s>|<bos>|<eos>|<(?:start|end)_of_(?:turn|image|text)>|</?(?:think|tool_call|tool_response)>");

    private final Pattern pattern;

    private SpecialMarks(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The marks of a template. */
    public static SpecialMarks of(ChatTemplate template) {
        Set<String> known = new LinkedHashSet<>(template.specialTokens().values());
        Matcher written = WRITTEN.matcher(template.source());
        while (written.find()) {
            known.add(written.group());
        }
        String words = known.stream()
                .filter(token -> !token.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(token -> Pattern.quote(token) + "|")
                .collect(Collectors.joining());
        return new SpecialMarks(Pattern.compile(words + ANYWHERE));
    }

    /** Where they stand in a text, in order. */
    public List<Span> in(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
        return spans;
    }
}
