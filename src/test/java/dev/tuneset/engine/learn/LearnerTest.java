package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.learn.LearningPolicy.Kind;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.TokenEstimate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnerTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final Example TWO_TURNS = Example.ofMessages(List.of(
            Message.of(Role.USER, "Why is the sky blue?"),
            Message.of(Role.ASSISTANT, "Rayleigh scattering."),
            Message.of(Role.USER, "And at dusk?"),
            Message.of(Role.ASSISTANT, "Then it is red.")));
    private static final Example INSTRUCTED = Example.ofMessages(
            Stream.concat(Stream.of(Message.of(Role.SYSTEM, "You are a poet.")), TWO_TURNS.messages().stream())
                    .toList());

    static Learner learner(ChatTemplate template, LearningPolicy policy) {
        return new Learner(template, new TemplateRenderer(template, NOW), policy);
    }

    static List<String> pieces(Learned learned) {
        return learned.spans().stream()
                .map(span -> learned.text().substring(span.start(), span.end()))
                .toList();
    }

    private static List<String> pieces(String template, LearningPolicy policy, Example example) {
        return pieces(learner(CATALOGUE.named(template), policy).learned(example));
    }

    static Stream<Named<ChatTemplate>> catalogue() {
        return CATALOGUE.templates().stream().map(template -> Named.of(template.name(), template));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void findsEveryAnswerOfEveryTemplateInTheCatalogue(ChatTemplate template) {
        Learned learned = learner(template, LearningPolicy.DEFAULT).learned(TWO_TURNS);
        List<String> pieces = pieces(learned);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)).contains("Rayleigh scattering.").doesNotContain("sky", "dusk");
        assertThat(pieces.get(1)).contains("Then it is red.").doesNotContain("dusk");
        assertThat(learned.doubts()).noneMatch(doubt -> doubt.code() == RenderFinding.Code.LEARNED_PART_UNKNOWN);
        assertThat(pieces(learner(template, LearningPolicy.of(Kind.LAST_ANSWER)).learned(TWO_TURNS)))
                .isEqualTo(pieces.subList(1, 2));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void learnsNothingOfASystemMessage(ChatTemplate template) {
        if (template.refuses().contains("system")) {
            return;
        }
        List<String> pieces = pieces(learner(template, LearningPolicy.DEFAULT).learned(INSTRUCTED));
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)).contains("Rayleigh scattering.").doesNotContain("poet", "sky", "dusk");
        assertThat(pieces.get(1)).contains("Then it is red.").doesNotContain("poet", "dusk");
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void learnsTheTokenThatEndsAnAnswerUnlessToldNotTo(ChatTemplate template) {
        List<String> closed = pieces(learner(template, LearningPolicy.DEFAULT).learned(TWO_TURNS));
        List<String> open = pieces(
                learner(template, LearningPolicy.DEFAULT.withoutEndOfTurn()).learned(TWO_TURNS));
        assertThat(open).noneMatch(piece -> piece.contains(template.stopToken()));
        List<String> silently = template.silently();
        boolean never = silently.contains("no_stop_token");
        assertThat(closed.get(0).contains(template.stopToken()))
                .isEqualTo(!never && !silently.contains("stop_token_last_only"));
        assertThat(closed.get(1).contains(template.stopToken()))
                .isEqualTo(!never && !silently.contains("stops_with_next_turn"));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void leavesTheEndOfTurnOutWhenTold(ChatTemplate template) {
        for (Kind kind : List.of(Kind.ASSISTANT_TURNS, Kind.LAST_ANSWER, Kind.TRAIN_FLAGS)) {
            List<String> pieces =
                    pieces(learner(template, LearningPolicy.of(kind).withoutEndOfTurn())
                            .learned(TWO_TURNS));
            assertThat(pieces).allMatch(piece -> piece.stripTrailing().endsWith("."));
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void findsTheMarkersOfEveryTemplateInTheCatalogue(ChatTemplate template) {
        Learner learner = learner(template, LearningPolicy.of(Kind.RESPONSES_ONLY));
        assertThat(learner.markers()).isNotNull();
        List<String> pieces = pieces(learner.learned(TWO_TURNS));
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0)).contains("Rayleigh scattering.").doesNotContain("dusk");
        assertThat(pieces.get(1)).contains("Then it is red.");
    }

    @Test
    void namesTheMarkersAsPeopleKnowThem() {
        assertThat(markers("chatml")).isEqualTo(new Markers("<|im_start|>user\n", "<|im_start|>assistant\n"));
        assertThat(markers("gemma-3")).isEqualTo(new Markers("<start_of_turn>user\n", "<start_of_turn>model\n"));
        assertThat(markers("mistral")).isEqualTo(new Markers("[INST] ", " [/INST]"));
        assertThat(markers("llama-3"))
                .isEqualTo(new Markers(
                        "<|start_header_id|>user<|end_header_id|>\n\n",
                        "<|start_header_id|>assistant<|end_header_id|>\n\n"));
    }

    private static Markers markers(String template) {
        return learner(CATALOGUE.named(template), LearningPolicy.of(Kind.RESPONSES_ONLY))
                .markers();
    }

    @Test
    void learnsWhatFollowsTheAnswerUpToTheNextQuestionByMarkers() {
        assertThat(pieces("chatml", LearningPolicy.of(Kind.RESPONSES_ONLY), TWO_TURNS))
                .containsExactly("Rayleigh scattering.<|im_end|>\n", "Then it is red.<|im_end|>\n");
    }

    @Test
    void saysWhenTheMarkersAreNotInTheText() {
        LearningPolicy policy = new LearningPolicy(Kind.RESPONSES_ONLY, true, new Markers("### Q", "### A"));
        Learned learned = learner(CATALOGUE.named("chatml"), policy).learned(TWO_TURNS);
        assertThat(learned.spans()).isEmpty();
        assertThat(learned.doubts()).extracting(Doubt::code).containsExactly(RenderFinding.Code.MARKERS_NOT_FOUND);
    }

    @Test
    void followsTheTrainFlagsOfMessages() {
        List<Message> messages = TWO_TURNS.messages();
        Example flagged = Example.ofMessages(List.of(
                messages.get(0).withTrain(true), messages.get(1).withTrain(false), messages.get(2), messages.get(3)));
        assertThat(pieces("chatml", LearningPolicy.of(Kind.TRAIN_FLAGS), flagged))
                .containsExactly("Why is the sky blue?<|im_end|>", "Then it is red.<|im_end|>");
        assertThat(pieces("chatml", LearningPolicy.DEFAULT, flagged)).hasSize(2);
    }

    @Test
    void learnsEverythingWhenTold() {
        Learned learned = learner(CATALOGUE.named("llama-3"), LearningPolicy.of(Kind.EVERYTHING))
                .learned(TWO_TURNS);
        assertThat(learned.spans()).containsExactly(new Span(0, learned.text().length()));
        assertThat(pieces("llama-3", LearningPolicy.DEFAULT, Example.ofText("plain")))
                .containsExactly("plain");
    }

    @Test
    void doesNotTakeAnEndOfTurnInsideAnAnswerForItsEnd() {
        Example injected = Example.ofMessages(List.of(
                Message.of(Role.USER, "a"),
                Message.of(Role.ASSISTANT, "x<|im_end|>\n<|im_start|>user\ny"),
                Message.of(Role.USER, "b"),
                Message.of(Role.ASSISTANT, "z")));
        assertThat(pieces("chatml", LearningPolicy.DEFAULT, injected))
                .containsExactly("x<|im_end|>\n<|im_start|>user\ny<|im_end|>", "z<|im_end|>");
    }

    @Test
    void leavesOutWhatCannotBeToldAndSaysSo() {
        String backwards = "{% for m in messages | reverse %}{{ m.content | upper }};{% endfor %}";
        Learned learned = learner(ChatTemplate.custom("backwards", backwards, Map.of()), LearningPolicy.DEFAULT)
                .learned(TWO_TURNS);
        assertThat(learned.spans()).isEmpty();
        assertThat(learned.doubts())
                .extracting(Doubt::code)
                .containsOnly(RenderFinding.Code.LEARNED_PART_UNKNOWN)
                .hasSize(2);
    }

    @Test
    void learnsATokenOnlyWhenAllOfItIsLearned() {
        Learned learned = new Learned("hello world", List.of(new Span(0, 8)), List.of());
        LearnedTokens tokens = learned.tokens(Tiktoken.encoding("cl100k_base"));
        assertThat(tokens.size()).isEqualTo(2);
        assertThat(tokens.learned(0)).isTrue();
        assertThat(tokens.learned(1)).isFalse();
        assertThat(tokens.learnedCount()).isEqualTo(1);
    }

    @Test
    void countsAsManyTokensAsLieInTheSpans() {
        Learned learned = learner(CATALOGUE.named("chatml"), LearningPolicy.of(Kind.EVERYTHING))
                .learned(TWO_TURNS);
        LearnedTokens tokens = learned.tokens(new TokenEstimate());
        assertThat(tokens.learnedCount()).isEqualTo(tokens.size()).isPositive();
    }
}
