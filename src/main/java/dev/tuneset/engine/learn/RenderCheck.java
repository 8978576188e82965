package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateMessages;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.engine.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks rendered examples in bounded memory: that the text says what the messages say, that something is learned, and
 * that it is within the trainer's limit. Not thread-safe; {@link #row} alone may be called by several threads.
 */
public final class RenderCheck {
    private final Tokenizer tokenizer;
    private final LengthRule rule;
    private final SpecialTokens specialTokens;
    private final RenderFindings findings = new RenderFindings();
    private long examples;
    private long refused;
    private long tokens;
    private long learned;
    private int longest;
    private long fitting;

    public RenderCheck(ChatTemplate template, Tokenizer tokenizer, LengthRule rule) {
        this.tokenizer = tokenizer;
        this.rule = rule;
        this.specialTokens = new SpecialTokens(template, tokenizer);
    }

    /**
     * One row: its length and what is doubtful about it, the learner's doubts first.
     *
     * @param figures {@code null} when the template refused the row
     */
    public record Row(@Nullable RowFigures figures, List<Doubt> doubts) {
        public Row {
            doubts = List.copyOf(doubts);
        }
    }

    /** Looks at a rendered example without counting it. */
    public Row row(Example example, Learned rendered) {
        List<Doubt> doubts = new ArrayList<>(rendered.doubts());
        if (example.text() == null) {
            new ContentCheck(rendered.text(), doubts).check(TemplateMessages.conversation(example));
        }
        specialTokens.check(example, rendered.text(), doubts);
        LearnedTokens counted = rendered.tokens(tokenizer);
        int whole = counted.size() + tokenizer.added();
        checkLength(counted, doubts);
        return new Row(new RowFigures(whole, counted.learnedCount(), rule.limit(), tokenizer.exact()), doubts);
    }

    /** Says why the template refused an example, without counting it. */
    public static Row row(Example example, TemplateException refusal) {
        boolean order = refusal.errorClass().equals("TemplateError") && !alternates(example);
        RenderFinding.Code code = order ? RenderFinding.Code.ROLE_ORDER_REFUSED : RenderFinding.Code.TEMPLATE_REFUSES;
        return new Row(null, List.of(new Doubt(code, "the template refuses the example: " + refusal.detail())));
    }

    /** Counts a rendered example; {@code place} is that of the row it came from. */
    public Row add(Example example, Place place, Learned rendered) {
        Row row = row(example, rendered);
        RowFigures figures = row.figures();
        examples++;
        if (figures != null) {
            tokens += figures.tokens();
            learned += figures.learned();
            longest = Math.max(longest, figures.tokens());
            fitting += figures.fits() ? 1 : 0;
        }
        findings.add(row.doubts(), place);
        return row;
    }

    /** Counts an example that the template refused. */
    public Row add(Example example, Place place, TemplateException refusal) {
        Row row = row(example, refusal);
        examples++;
        refused++;
        findings.add(row.doubts(), place);
        return row;
    }

    /** Renders an example and counts it, refused or not. */
    public Row add(Example example, Place place, Learner learner) {
        Learned rendered;
        try {
            rendered = learner.learned(example);
        } catch (TemplateException refusal) {
            return add(example, place, refusal);
        }
        return add(example, place, rendered);
    }

    private void checkLength(LearnedTokens counted, List<Doubt> doubts) {
        if (counted.learnedCount() == 0) {
            doubts.add(new Doubt(RenderFinding.Code.NOTHING_LEARNED, "nothing of the text is learned"));
        }
        int whole = counted.size() + tokenizer.added();
        if (rule.fits(whole)) {
            return;
        }
        String over = whole + " tokens, over the limit of " + rule.limit() + ": ";
        LengthRule room = new LengthRule(rule.trainer(), Math.max(1, rule.limit() - tokenizer.added()));
        LengthRule.Left left = room.left(counted);
        if (left.tokens() == 0) {
            doubts.add(new Doubt(
                    RenderFinding.Code.DROPPED_FOR_LENGTH, over + rule.trainer().wire() + " drops the row"));
        } else if (left.learned() == 0 && counted.learnedCount() > 0) {
            doubts.add(new Doubt(
                    RenderFinding.Code.NOTHING_LEARNED_AFTER_CUT, over + "what is cut off is all that is learned"));
        } else if (left.learned() < counted.learnedCount()) {
            int lost = counted.learnedCount() - left.learned();
            doubts.add(new Doubt(
                    RenderFinding.Code.ANSWER_CUT,
                    over + lost + " of " + counted.learnedCount() + " learned tokens are cut off"));
        } else {
            doubts.add(new Doubt(RenderFinding.Code.PROMPT_CUT, over + "the question is cut, the answer stays"));
        }
    }

    /** Whether questions and answers take turns, a system message before them left aside. */
    private static boolean alternates(Example example) {
        Role expected = Role.USER;
        for (Message message : TemplateMessages.conversation(example)) {
            Role role = message.role();
            if (role == Role.SYSTEM || role == Role.DEVELOPER) {
                if (expected != Role.USER) {
                    return false;
                }
                continue;
            }
            if (role != expected) {
                return false;
            }
            expected = role == Role.USER ? Role.ASSISTANT : Role.USER;
        }
        return true;
    }

    /** What was found so far. */
    public RenderReport report() {
        return new RenderReport(
                examples,
                refused,
                tokens,
                learned,
                longest,
                fitting,
                rule,
                tokenizer.name(),
                tokenizer.exact(),
                findings.all());
    }
}
