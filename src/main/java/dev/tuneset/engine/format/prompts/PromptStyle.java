package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.turns.TurnStyle;
import java.util.ArrayList;
import java.util.List;

/** How a format of prompts and answers is laid out; the options are shared by all of them. */
public record PromptStyle(Layout layout, TurnStyle turns, Form form) {
    /** Writing: text or turns. */
    public enum Form {
        /** Text where the data had text, turns otherwise. */
        AUTO,
        /** Text; only a single question can be carried. */
        PLAIN,
        /** Lists of turns. */
        CONVERSATIONAL
    }

    public static final PromptStyle STANDARD = new PromptStyle(Layout.STANDARD, TurnStyle.CHATML, Form.AUTO);

    public static final List<FormatOption> OPTIONS = options();

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.add(
                Options.choices("form", Form.AUTO, "Writing: prompt and answer as plain text or as lists of turns."));
        options.addAll(TurnStyle.CHATML.options());
        return options;
    }

    public static PromptStyle of(Options options) {
        return new PromptStyle(
                Layout.of(options), TurnStyle.CHATML.with(options), options.choice("form", Form.class, Form.AUTO));
    }
}
