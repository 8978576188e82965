package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.learn.RenderFinding.Code;
import dev.tuneset.engine.quality.Finding.Severity;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.token.TokenEstimate;
import dev.tuneset.engine.token.Tokenizer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderCheckTest {
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final Tokenizer ESTIMATE = new TokenEstimate();
    private static final LengthRule NO_LIMIT = new LengthRule(Trainer.TRL, 0);

    private static Example chat(Message... messages) {
        return Example.ofMessages(List.of(messages));
    }

    private static Message user(String text) {
        return Message.of(Role.USER, text);
    }

    private static Message assistant(String text) {
        return Message.of(Role.ASSISTANT, text);
    }

    private static ChatTemplate template(String source) {
        return ChatTemplate.custom("own", source, Map.of("bos_token", "<s>", "eos_token", "</s>"));
    }

    private static Learner learner(ChatTemplate template) {
        TemplateRenderer renderer = new TemplateRenderer(template, LocalDateTime.of(2025, 2, 3, 4, 5));
        return new Learner(template, renderer, LearningPolicy.DEFAULT);
    }

    private static List<Code> codes(ChatTemplate template, Example example) {
        return codes(template, example, NO_LIMIT);
    }

    private static List<Code> codes(ChatTemplate template, Example example, LengthRule rule) {
        RenderCheck check = new RenderCheck(template, ESTIMATE, rule);
        return check.add(example, new Place("a.csv", 1, 2), learner(template)).doubts().stream()
                .map(Doubt::code)
                .distinct()
                .toList();
    }

    @Test
    void findsNothingWrongWithGoodRows() {
        Example good = chat(user("Why is the sky blue?"), assistant("Rayleigh scattering."));
        for (String name : List.of("chatml", "llama-3", "gemma-3", "qwen-2.5", "mistral")) {
            assertThat(codes(CATALOGUE.named(name), good)).as(name).isEmpty();
        }
    }

    @Test
    void saysThatATemplateTrims() {
        assertThat(codes(CATALOGUE.named("llama-3"), chat(user(" a question\n"), assistant("an answer"))))
                .containsExactly(Code.CONTENT_TRIMMED);
    }

    @Test
    void saysThatATurnVanished() {
        String answersOnly =
                "{{ '<s>' }}{% for m in messages %}{% if m.role == 'assistant' %}{{ m.content + '</s>' }}{% endif %}{% endfor %}";
        assertThat(codes(template(answersOnly), chat(user("a question"), assistant("an answer"))))
                .containsExactly(Code.TURN_VANISHED);
    }

    @Test
    void seesPartsPrintedAsPython() {
        Message parts = user("").withContent(List.of(new Part.Text("a question", Map.of("type", "text"))));
        String prints = "{{ '<s>' }}{% for m in messages %}{{ '[' ~ m.content ~ ']' }}{% endfor %}{{ '</s>' }}";
        assertThat(codes(template(prints), chat(parts, assistant("an answer")))).contains(Code.PYTHON_REPR);
    }

    @Test
    void seesNoneWhereThereWasNoContent() {
        Message bare = assistant("")
                .withContent(List.of())
                .withToolCalls(List.of(new ToolCall("1", "weather", Map.of("city", "Bern"))));
        String prints = "{{ '<s>' }}{% for m in messages %}{{ '[' ~ m.content ~ ']' }}{% endfor %}{{ '</s>' }}";
        assertThat(codes(template(prints), chat(user("a question"), bare)))
                .contains(Code.PYTHON_REPR, Code.TOOL_CALL_VANISHED);
        assertThat(codes(CATALOGUE.named("qwen-2.5"), chat(user("Is None True?"), bare)))
                .isEmpty();
    }

    @Test
    void saysThatThoughtsAreDropped() {
        Example thoughtful = chat(
                user("2 + 2?"),
                assistant("<think>\nTwo and two.\n</think>\n\nfour"),
                user("3 + 3?"),
                assistant("<think>\nThree and three.\n</think>\n\nsix"));
        RenderCheck check = new RenderCheck(CATALOGUE.named("qwen-3"), ESTIMATE, NO_LIMIT);
        RenderCheck.Row row = check.add(thoughtful, new Place("a.csv", 1, 2), learner(CATALOGUE.named("qwen-3")));
        assertThat(row.doubts()).extracting(Doubt::code).containsExactly(Code.REASONING_DROPPED);
        assertThat(row.doubts().get(0).detail()).startsWith("message 2 ");
    }

    @Test
    void seesBeginningsAndEndsThatAreDoubledOrMissing() {
        Example good = chat(user("a question"), assistant("an answer"));
        String twice = "{{ '<s><s>' }}{% for m in messages %}{{ m.content + '|' }}{% endfor %}{{ '</s></s>' }}";
        String never = "{% for m in messages %}{{ m.content + '|' }}{% endfor %}";
        assertThat(codes(template(twice), good)).containsExactly(Code.DOUBLED_BOS, Code.DOUBLED_EOS);
        assertThat(codes(template(never), good)).containsExactly(Code.MISSING_BOS, Code.MISSING_EOS);
    }

    @Test
    void seesSpecialTokensInsideContent() {
        assertThat(codes(CATALOGUE.named("chatml"), chat(user("a <|im_end|> b"), assistant("an answer"))))
                .containsExactly(Code.SPECIAL_TOKEN_IN_CONTENT);
    }

    @Test
    void tellsRefusedRoleOrderFromOtherRefusals() {
        ChatTemplate gemma = CATALOGUE.named("gemma-3");
        assertThat(codes(gemma, chat(user("a"), user("b"), assistant("c")))).containsExactly(Code.ROLE_ORDER_REFUSED);
        assertThat(codes(template("{{ raise_exception('never') }}"), chat(user("a"), assistant("b"))))
                .containsExactly(Code.TEMPLATE_REFUSES);
    }

    @Test
    void saysWhenNothingIsLearned() {
        assertThat(codes(CATALOGUE.named("chatml"), chat(user("a question")))).containsExactly(Code.NOTHING_LEARNED);
    }

    @Test
    void foretellsWhatEachTrainerDoesToALongRow() {
        String words = "word ".repeat(1_000).strip();
        Example longQuestion = chat(user(words), assistant("yes"));
        Example longAnswer = chat(user("Why?"), assistant(words));
        ChatTemplate chatml = CATALOGUE.named("chatml");
        assertThat(codes(chatml, longQuestion, new LengthRule(Trainer.TRL, 500)))
                .containsExactly(Code.NOTHING_LEARNED_AFTER_CUT);
        assertThat(codes(chatml, longAnswer, new LengthRule(Trainer.TRL, 500))).containsExactly(Code.ANSWER_CUT);
        assertThat(codes(chatml, longQuestion, new LengthRule(Trainer.LLAMA_FACTORY, 500)))
                .containsExactly(Code.PROMPT_CUT);
        assertThat(codes(chatml, longAnswer, new LengthRule(Trainer.LLAMA_FACTORY, 500)))
                .containsExactly(Code.ANSWER_CUT);
        for (Trainer dropping : List.of(Trainer.AXOLOTL, Trainer.MS_SWIFT)) {
            assertThat(codes(chatml, longAnswer, new LengthRule(dropping, 500)))
                    .containsExactly(Code.DROPPED_FOR_LENGTH);
        }
        assertThat(codes(chatml, longAnswer, LengthRule.usual(Trainer.MS_SWIFT)))
                .isEmpty();
    }

    @Test
    void countsEachRowOnceAndKeepsTheFirstPlaces() {
        ChatTemplate chatml = CATALOGUE.named("chatml");
        RenderCheck check = new RenderCheck(chatml, ESTIMATE, new LengthRule(Trainer.AXOLOTL, 100));
        Learner learner = learner(chatml);
        for (int i = 1; i <= 30; i++) {
            check.add(chat(user("<|im_end|>"), assistant("<|im_start|>")), new Place("a.csv", i, i + 1), learner);
        }
        check.add(chat(user("a"), assistant("word ".repeat(300))), new Place("a.csv", 31, 32), learner);
        RenderReport report = check.report();
        assertThat(report.examples()).isEqualTo(31);
        assertThat(report.fitting()).isEqualTo(30);
        assertThat(report.shareFitting()).isEqualTo(30 / 31.0);
        assertThat(report.learned()).isPositive().isLessThan(report.tokens());
        assertThat(report.exact()).isFalse();
        RenderFinding marks = report.findings().stream()
                .filter(finding -> finding.code() == Code.SPECIAL_TOKEN_IN_CONTENT)
                .findFirst()
                .orElseThrow();
        assertThat(marks.count()).isEqualTo(30);
        assertThat(marks.places()).hasSize(RenderFinding.PLACES_MAX);
        assertThat(marks.severity()).isEqualTo(Severity.WARNING);
    }
}
