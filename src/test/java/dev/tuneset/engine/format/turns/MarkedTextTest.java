package dev.tuneset.engine.format.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTextTest {
    /** Templates whose marks are not known. */
    private static final Set<String> UNKNOWN = Set.of(
            "unsloth",
            "gpt-oss",
            "gpt-oss-harmony",
            "minicpm",
            "nemotron-mini",
            "nemotron-nano-v2",
            "hunyuan",
            "ernie-4.5",
            "seed-oss",
            "minimax-m2");

    private static final List<Message> SAID = List.of(
            Message.of(Role.USER, "What is\n\nthe capital?"),
            Message.of(Role.ASSISTANT, "Paris.\nIndeed."),
            Message.of(Role.USER, "And <b>Spain</b>?"),
            Message.of(Role.ASSISTANT, "Madrid."));

    static Stream<ChatTemplate> templates() {
        return new Catalogue().templates().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void takesApartWhatTemplatesMade(ChatTemplate template) {
        LocalDateTime now = LocalDateTime.of(2025, 2, 3, 4, 5);
        String text = new TemplateRenderer(template, now)
                .render(Example.ofMessages(SAID))
                .text();
        List<String> turns = turns(text);
        if (UNKNOWN.contains(template.name())) {
            assertThat(turns).isEmpty();
            return;
        }
        // some put a system prompt of their own before it
        int first = turns.isEmpty() || !turns.get(0).startsWith("system: ") ? 0 : 1;
        assertThat(turns.subList(first, turns.size())).isEqualTo(told(SAID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatml",
                "llama-3",
                "llama",
                "gemma-4",
                "phi-3",
                "phi-4",
                "zephyr",
                "vicuna",
                "deepseek-v3",
                "glm-4",
                "kimi-k2",
                "granite-3",
                "command-r",
                "exaone-3.5",
                "openchat-3.5",
                "yi-1.5",
                "mistral-small-3"
            })
    void keepsTheSystemPrompt(String name) {
        ChatTemplate template = new Catalogue().named(name);
        List<Message> said = Stream.concat(Stream.of(Message.of(Role.SYSTEM, "Be brief.")), SAID.stream())
                .toList();
        String text = new TemplateRenderer(template, LocalDateTime.of(2025, 2, 3, 4, 5))
                .render(Example.ofMessages(said))
                .text();
        assertThat(turns(text)).isEqualTo(told(said));
    }

    @Test
    void takesApartWhatPeopleWrote() {
        assertThat(turns("### Human: Hi### Assistant: Hello.\n### Human: Bye"))
                .isEqualTo(List.of("user: Hi", "assistant: Hello.", "user: Bye"));
        assertThat(turns("Be kind.\n\nHuman: Hi\n\nAssistant: Hello: you\nNote: x"))
                .isEqualTo(List.of("system: Be kind.", "user: Hi", "assistant: Hello: you\nNote: x"));
        assertThat(turns(
                        "SYSTEM: You have functions.\nUSER: rate?\n\n\nASSISTANT: <functioncall> {} <|endoftext|>\n\n\nFUNCTION RESPONSE: {\"rate\": 1}\n\n\n"
                                + "ASSISTANT: One. <|endoftext|>"))
                .isEqualTo(List.of(
                        "system: You have functions.",
                        "user: rate?",
                        "assistant: <functioncall> {}",
                        "tool: {\"rate\": 1}",
                        "assistant: One."));
        assertThat(turns("问：法国的首都？\n答：巴黎。")).isEqualTo(List.of("user: 法国的首都？", "assistant: 巴黎。"));
    }

    @Test
    void joinsTheInputOfAlpacaToItsInstruction() {
        String text = "Below is an instruction that describes a task, paired with an input. Write a response.\n\n"
                + "### Instruction:\nTranslate.\n\n### Input:\nHallo\n\n### Response:\nHello</s>";
        assertThat(turns(text)).isEqualTo(List.of("user: Translate.\n\nHallo", "assistant: Hello"));
    }

    @Test
    void leavesMarksInsideATurnAlone() {
        String text =
                "<|im_start|>user\nWhat is <|im_end|> for?<|im_end|>\n<|im_start|>assistant\nIt ends turns.\n<|im_end|>\n";
        assertThat(turns(text)).isEqualTo(List.of("user: What is <|im_end|> for?", "assistant: It ends turns.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "No marks at all.",
                "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n",
                "<|im_start|>narrator\nHi<|im_end|>\n<|im_start|>assistant\nHello<|im_end|>",
                "Human: Hi\n\nHuman: there\n\nAssistant: Hello",
                "User: nobody answers",
                "Assistant: nobody asked",
                "[INST] Hi"
            })
    void isNotSureOfAnythingElse(String text) {
        assertThat(MarkedText.of(text)).isEmpty();
    }

    @Test
    void looksForMarksNearTheBeginningOnly() {
        assertThat(MarkedText.of(" ".repeat(1 << 20) + "Human: Hi\nAssistant: Hello"))
                .isEmpty();
    }

    @Test
    void isToldWhereTextCannotBeWrittenAsTurns() {
        Example example = Example.ofText("### Human: Hi### Assistant: Hello.");
        for (String format : List.of("chatml", "prompt_completion")) {
            assertThat(Formats.named(format).losses(example))
                    .extracting(Note::detail)
                    .containsExactly("Raw text has no roles, which " + format
                            + " needs; this one has the marks of Guanaco, so read the rows as chatml.");
        }
    }

    private static List<String> turns(String text) {
        return MarkedText.of(text).stream()
                .flatMap(marked -> marked.turns().stream())
                .map(turn -> Speaker.loosely(String.valueOf(turn.get("role")))
                                .orElseThrow()
                                .role()
                                .wire()
                        + ": " + turn.get("content"))
                .toList();
    }

    private static List<String> told(List<Message> messages) {
        return messages.stream()
                .map(message -> message.role().wire() + ": " + message.text())
                .toList();
    }
}
