package dev.tuneset.engine.template.jinja;

import java.time.LocalDateTime;
import java.util.Map;

/**
 * A compiled chat template: immutable, shared by any number of threads, rendered as often as one likes.
 *
 * <p>It behaves as Jinja2 3.1 does in the environment that {@code transformers} sets up for
 * {@code apply_chat_template}: an immutable sandbox with {@code trim_blocks}, {@code lstrip_blocks}, loop controls,
 * <code>{% generation %}</code>, its own {@code tojson}, {@code raise_exception} and {@code strftime_now}.
 */
public final class Template {
    private static final int CAPACITY_MAX = 1 << 16;

    private final TemplateCode code;
    private final Limits limits;
    /** Length of the longest of the last texts, a guess for the next; any stale value will do. */
    private int expectedLength = 256;

    private Template(TemplateCode code, Limits limits) {
        this.code = code;
        this.limits = limits;
    }

    /** As {@link #compile(String, Limits)}, with {@link Limits#DEFAULT}. */
    public static Template compile(String source) {
        return compile(source, Limits.DEFAULT);
    }

    /**
     * Compiles a template.
     *
     * @param source the template
     * @param limits what compiling and each rendering may cost
     * @throws TemplateException if the template is not valid, with line and column
     */
    public static Template compile(String source, Limits limits) {
        if (source.length() > limits.sourceCharsMax()) {
            throw TemplateException.limit("the template is longer than " + limits.sourceCharsMax() + " characters");
        }
        try {
            Source normalised = Source.of(source);
            Parser parser = new Parser(new Lexer(normalised).tokens(), limits.nestingMax());
            return new Template(new StatementCompiler(normalised).template(parser.template()), limits);
        } catch (StackOverflowError e) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        }
    }

    /**
     * Renders the template.
     *
     * @param variables what the template sees: null, Boolean, Number, String, List and Map (in its order) of these,
     *     read in place and never changed; they must not change while the template renders
     * @param now the moment that {@code strftime_now} tells
     * @throws TemplateException if the template fails, with Jinja's or Python's class, or with {@code LimitError}
     */
    public Rendered render(Map<String, ?> variables, LocalDateTime now) {
        Render render = new Render(limits, variables, now, code.contextNames(), expectedLength);
        try {
            code.run(render);
        } catch (StackOverflowError e) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        }
        Rendered rendered = render.rendered();
        int length = rendered.text().length();
        int expected = Math.max(length, expectedLength - (expectedLength - length) / 16);
        expectedLength = Math.min(CAPACITY_MAX, expected);
        return rendered;
    }
}
