package dev.tuneset.render;

import dev.tuneset.engine.learn.LearningPolicy;
import dev.tuneset.engine.learn.LengthRule;
import dev.tuneset.engine.learn.Markers;
import dev.tuneset.engine.learn.Trainer;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.template.Tokenizers;
import dev.tuneset.web.Query;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows are rendered, counted and learned from. None of it changes what a run writes but the template, which the recipe
 * keeps; so the rest lives in the page's address and with the last check.
 *
 * @param template name of the chat template; empty for none
 * @param instruction marker before a question, empty to find it in the template; for {@code responses_only}
 * @param response marker before an answer, empty to find it in the template
 * @param tokenizer name of the tokenizer; empty for the one that came with the template, or else the one that stands in
 * @param limit in tokens; 0 for none
 */
public record RenderSettings(
        String template,
        LearningPolicy.Kind learn,
        boolean endOfTurn,
        String instruction,
        String response,
        String tokenizer,
        Trainer trainer,
        int limit) {
    /** Names of the settings in addresses and forms. */
    static final String TEMPLATE = "with";

    private static final String OUT = "out";

    /** The choice to begin with. */
    static RenderSettings usual(String template) {
        return new RenderSettings(
                template,
                LearningPolicy.Kind.ASSISTANT_TURNS,
                true,
                "",
                "",
                "",
                Trainer.UNSLOTH,
                Trainer.UNSLOTH.usualLimit());
    }

    RenderSettings withTemplate(String other) {
        return new RenderSettings(other, learn, endOfTurn, instruction, response, tokenizer, trainer, limit);
    }

    LearningPolicy policy() {
        if (instruction.isEmpty() != response.isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "one_marker",
                            "Give both markers, what opens a question and what opens an answer, or none of them.")
                    .inField("response_part");
        }
        Markers markers = instruction.isEmpty() ? null : new Markers(instruction, response);
        return new LearningPolicy(learn, endOfTurn, markers);
    }

    /** The name of the tokenizer that counts; empty for the one that stands in. */
    String counting(Tokenizers tokenizers, long projectId) {
        return tokenizer.isEmpty() ? tokenizers.beside(projectId, template) : tokenizer;
    }

    LengthRule rule() {
        return new LengthRule(trainer, limit);
    }

    /** What an address or a form says, over what holds otherwise. */
    static RenderSettings of(MultivaluedMap<String, String> said, RenderSettings otherwise) {
        String learn = said.getFirst("learn");
        String end = said.getFirst("end");
        String trainer = said.getFirst("trainer");
        Trainer chosen = trainer == null ? otherwise.trainer : Trainer.named(trainer);
        String limit = said.getFirst("limit");
        return new RenderSettings(
                or(said.getFirst(TEMPLATE), otherwise.template),
                learn == null ? otherwise.learn : LearningPolicy.Kind.named(learn),
                end == null ? otherwise.endOfTurn : !end.equals(OUT),
                typed(or(said.getFirst("instruction"), shown(otherwise.instruction))),
                typed(or(said.getFirst("response"), shown(otherwise.response))),
                or(said.getFirst("tokenizer"), otherwise.tokenizer),
                chosen,
                limit == null ? otherwise.limit : limit.isBlank() ? chosen.usualLimit() : limit(limit));
    }

    /** What a request's body says, over what holds otherwise. */
    static RenderSettings of(Fields said, RenderSettings otherwise) {
        said.allow(
                "template",
                "learn",
                "end_of_turn",
                "instruction_part",
                "response_part",
                "tokenizer",
                "trainer",
                "limit");
        Trainer trainer = Trainer.named(said.text("trainer", otherwise.trainer.wire()));
        Long limit = said.integer("limit");
        if (limit != null && (limit < 0 || limit > Integer.MAX_VALUE)) {
            throw said.wrong("limit", Wanted.of("token_limit", "a number of tokens, or 0 for no limit"));
        }
        return new RenderSettings(
                said.text("template", otherwise.template),
                LearningPolicy.Kind.named(said.text("learn", otherwise.learn.wire())),
                said.flag("end_of_turn", otherwise.endOfTurn),
                said.text("instruction_part", ""),
                said.text("response_part", ""),
                said.text("tokenizer", otherwise.tokenizer),
                trainer,
                limit == null ? trainer.usualLimit() : limit.intValue());
    }

    /** As REST tells them, and as {@link #of(Fields, RenderSettings)} reads them. */
    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("template", template);
        tree.put("learn", learn.wire());
        tree.put("end_of_turn", endOfTurn);
        tree.put("instruction_part", instruction);
        tree.put("response_part", response);
        tree.put("tokenizer", tokenizer);
        tree.put("trainer", trainer.wire());
        tree.put("limit", limit);
        return tree;
    }

    /** As fields of a form, and as an address reads them. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(TEMPLATE, template);
        fields.put("learn", learn.wire());
        fields.put("end", endOfTurn ? "in" : OUT);
        if (!instruction.isEmpty() || !response.isEmpty()) {
            fields.put("instruction", shown(instruction));
            fields.put("response", shown(response));
        }
        fields.put("tokenizer", tokenizer);
        fields.put("trainer", trainer.wire());
        fields.put("limit", String.valueOf(limit));
        return fields;
    }

    /** The query of an address: {@code ?with=llama-3&learn=...}. */
    public Query query() {
        Query query = new Query("");
        for (Map.Entry<String, String> field : fields().entrySet()) {
            query = query.with(field.getKey(), field.getValue());
        }
        return query;
    }

    /** A marker on one line, as a person reads and types it. */
    static String shown(String marker) {
        return marker.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String typed(String shown) {
        StringBuilder marker = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c != '\\' || i + 1 == shown.length()) {
                marker.append(c);
                continue;
            }
            char next = shown.charAt(++i);
            marker.append(next == 'n' ? "\n" : next == 't' ? "\t" : next == '\\' ? "\\" : "\\" + next);
        }
        return marker.toString();
    }

    private static int limit(String typed) {
        try {
            int limit = Integer.parseInt(typed.strip());
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw notANumber(typed).causedBy(e);
        }
        throw notANumber(typed);
    }

    private static TunesetException notANumber(String typed) {
        return new TunesetException(
                        Problem.BAD_REQUEST, "not_a_limit", "\"" + typed + "\" is not a number of tokens.", typed)
                .inField("limit");
    }

    private static String or(@Nullable String said, String otherwise) {
        return said == null ? otherwise : said;
    }
}
