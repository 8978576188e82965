package dev.tuneset.engine.template.jinja;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A compiled chat template: immutable, shared by any number of threads, rendered as often as one likes.
 *
 * <p>It behaves as Jinja2 3.1 does in the environment that {@code transformers} sets up for
 * {@code apply_chat_template}: an immutable sandbox with {@code trim_blocks}, {@code lstrip_blocks}, loop controls,
 * <code>{% generation %}</code>, its own {@code tojson}, {@code raise_exception} and {@code strftime_now}.
 */
public final class Template {
    private static final int ROOM_AT_FIRST = 1 << 12;
    private static final int ROOM_KEPT_MAX = 1 << 16;

    private final TemplateCode code;
    private final Limits limits;
    /** Whether a literal may hold a surrogate that was hidden. */
    private final boolean surrogates;
    /** Room for text that nobody uses right now, or null: the next rendering need not make its own. */
    private final AtomicReference<char @Nullable []> spareRoom = new AtomicReference<>();

    private Template(TemplateCode code, Limits limits, boolean surrogates) {
        this.code = code;
        this.limits = limits;
        this.surrogates = surrogates;
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
            TemplateCode code = new StatementCompiler(normalised).template(parser.template());
            return new Template(code, limits, source.contains("\\u") || source.contains("\\U"));
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
        char[] spare = spareRoom.getAndSet(null);
        Render render = new Render(
                limits, variables, now, code.contextNames(), spare == null ? new char[ROOM_AT_FIRST] : spare);
        try {
            code.run(render);
            Rendered rendered = render.rendered();
            return surrogates ? rendered.withText(Surrogates.shown(rendered.text())) : rendered;
        } catch (StackOverflowError e) {
            throw TemplateException.recursion("maximum recursion depth exceeded");
        } finally {
            char[] room = render.out.chars();
            if (room.length <= ROOM_KEPT_MAX) {
                spareRoom.setRelease(room);
            }
        }
    }
}
