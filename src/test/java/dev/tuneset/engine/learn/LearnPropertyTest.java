package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Span;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnPropertyTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);
    private static final List<String> WORDS =
            List.of("yes", "no", "😀", "你好", "<b>", "</b>", "<", "a b", "###", "\n", "x");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesOrderedSpansThatHoldEveryAnswer(long seed) {
        Random random = new Random(seed);
        for (ChatTemplate template : new Catalogue().templates()) {
            TemplateRenderer renderer = new TemplateRenderer(template, NOW);
            List<Message> messages = conversation(random);
            for (LearningPolicy.Kind kind : LearningPolicy.Kind.values()) {
                Learned learned =
                        new Learner(template, renderer, LearningPolicy.of(kind)).learned(Example.ofMessages(messages));
                assertOrdered(learned);
                if (kind == LearningPolicy.Kind.ASSISTANT_TURNS) {
                    assertAnswers(template.name(), learned, messages);
                }
            }
        }
    }

    private static void assertOrdered(Learned learned) {
        int before = 0;
        for (Span span : learned.spans()) {
            assertThat(span.start()).isGreaterThanOrEqualTo(before);
            assertThat(span.end())
                    .isGreaterThan(span.start())
                    .isLessThanOrEqualTo(learned.text().length());
            before = span.end();
        }
    }

    private static void assertAnswers(String template, Learned learned, List<Message> messages) {
        List<String> answers = messages.stream()
                .filter(message -> message.role() == Role.ASSISTANT)
                .map(message -> message.text().strip())
                .toList();
        assertThat(learned.doubts()).as(template).isEmpty();
        assertThat(learned.spans()).as(template).hasSameSizeAs(answers);
        for (int i = 0; i < answers.size(); i++) {
            Span span = learned.spans().get(i);
            assertThat(learned.text().substring(span.start(), span.end()))
                    .as(template)
                    .contains(answers.get(i));
        }
    }

    private static List<Message> conversation(Random random) {
        List<Message> messages = new ArrayList<>();
        for (int turn = 0; turn <= random.nextInt(4); turn++) {
            messages.add(Message.of(Role.USER, words(random)));
            messages.add(Message.of(Role.ASSISTANT, words(random)));
        }
        return messages;
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("w");
        for (int i = 0; i < random.nextInt(6); i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }
}
