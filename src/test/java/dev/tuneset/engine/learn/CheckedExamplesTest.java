package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.token.TokenEstimate;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CheckedExamplesTest {
    private static final ChatTemplate GEMMA = new Catalogue().named("gemma-3");
    private static final LengthRule RULE = new LengthRule(Trainer.UNSLOTH, 60);

    private static Learner learner() {
        return new Learner(
                GEMMA, new TemplateRenderer(GEMMA, LocalDateTime.of(2025, 2, 3, 4, 5)), LearningPolicy.DEFAULT);
    }

    private static RenderCheck check() {
        return new RenderCheck(GEMMA, new TokenEstimate(), RULE);
    }

    private static Example example(int i) {
        Message question = Message.of(Role.USER, "Question " + i);
        return switch (i % 10) {
            case 3 -> Example.ofMessages(List.of(question));
            case 5 -> Example.ofMessages(List.of(question, question));
            case 7 -> Example.ofMessages(List.of(question, Message.of(Role.ASSISTANT, "word ".repeat(100))));
            default -> Example.ofMessages(List.of(question, Message.of(Role.ASSISTANT, "Answer " + i)));
        };
    }

    @Test
    void givesRowsInOrderAndTheReportThatOneByOneGives() throws IOException {
        int examples = 1_337;
        RenderCheck oneByOne = check();
        RenderCheck batches = check();
        List<Long> rows = new ArrayList<>();
        CheckedExamples checked = new CheckedExamples(learner(), batches, (place, row) -> rows.add(place.row()));
        Learner learner = learner();
        for (int i = 1; i <= examples; i++) {
            Place place = new Place("a.jsonl", i, i);
            oneByOne.add(example(i), place, learner);
            checked.add(place, example(i));
        }
        checked.finish();
        assertThat(rows).isEqualTo(LongStream.rangeClosed(1, examples).boxed().toList());
        assertThat(batches.report()).isEqualTo(oneByOne.report());
        assertThat(batches.report().examples()).isEqualTo(examples);
        assertThat(batches.report().refused()).isEqualTo(134);
    }

    @Test
    void unslothKeepsTheStartAndTakesASecondBeginningAway() {
        assertThat(LengthRule.usual(Trainer.UNSLOTH).limit()).isEqualTo(2048);
        RenderCheck.Row row = check().row(example(7), learner());
        assertThat(row.doubts()).extracting(Doubt::code).contains(RenderFinding.Code.ANSWER_CUT);
        assertThat(row.doubts().get(row.doubts().size() - 1).arguments()).hasSize(4);
    }
}
