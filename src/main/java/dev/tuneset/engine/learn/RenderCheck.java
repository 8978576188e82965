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
    private final TokenLengths lengths = new TokenLengths();
    private long fitting;

    public RenderCheck(ChatTemplate template, Tokenizer tokenizer, LengthRule rule) {
        this.tokenizer = tokenizer;
        this.rule = rule;
        this.specialTokens = new SpecialTokens(template, tokenizer, rule.trainer());
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
        return new Row(
                null,
                List.of(Doubt.of(code, "the template refuses the example: " + refusal.detail(), refusal.detail())));
    }

    /** One row by its example, rendered or refused, without counting it. */
    public Row row(Example example, Learner learner) {
        try {
            return row(example, learner.learned(example));
        } catch (TemplateException refusal) {
            return row(example, refusal);
        }
    }

    /** Renders an example and counts it, refused or not; {@code place} is that of the row it came from. */
    public Row add(Example example, Place place, Learner learner) {
        Row row = row(example, learner);
        add(row, place);
        return row;
    }

    /** Counts a row. */
    public void add(Row row, Place place) {
        RowFigures figures = row.figures();
        examples++;
        if (figures == null) {
            refused++;
        } else {
            tokens += figures.tokens();
            learned += figures.learned();
            fitting += figures.fits() ? 1 : 0;
            lengths.add(figures.tokens());
        }
        findings.add(row.doubts(), place);
    }

    private void checkLength(LearnedTokens counted, List<Doubt> doubts) {
        if (counted.learnedCount() == 0) {
            doubts.add(Doubt.of(RenderFinding.Code.NOTHING_LEARNED, "nothing of the text is learned"));
        }
        int whole = counted.size() + tokenizer.added();
        if (!rule.fits(whole)) {
            doubts.add(overLong(whole, counted));
        }
    }

    private Doubt overLong(int whole, LearnedTokens counted) {
        int limit = rule.limit();
        String over = whole + " tokens, over the limit of " + limit + ": ";
        LengthRule room = new LengthRule(rule.trainer(), Math.max(1, limit - tokenizer.added()));
        LengthRule.Left left = room.left(counted);
        if (left.tokens() == 0) {
            String trainer = rule.trainer().wire();
            return Doubt.of(
                    RenderFinding.Code.DROPPED_FOR_LENGTH, over + trainer + " drops the row", whole, limit, trainer);
        }
        if (left.learned() == 0 && counted.learnedCount() > 0) {
            String cut = over + "what is cut off is all that is learned";
            return Doubt.of(RenderFinding.Code.NOTHING_LEARNED_AFTER_CUT, cut, whole, limit);
        }
        int lost = counted.learnedCount() - left.learned();
        if (lost > 0) {
            String cut = over + lost + " of " + counted.learnedCount() + " learned tokens are cut off";
            return Doubt.of(RenderFinding.Code.ANSWER_CUT, cut, whole, limit, lost, counted.learnedCount());
        }
        return Doubt.of(RenderFinding.Code.PROMPT_CUT, over + "the question is cut, the answer stays", whole, limit);
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
                lengths.spread(),
                fitting,
                rule,
                tokenizer.name(),
                tokenizer.exact(),
                findings.all());
    }
}
