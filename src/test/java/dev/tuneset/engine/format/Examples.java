package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Examples made at random, small ones often. */
final class Examples {
    private static final List<String> PIECES = List.of(
            "a", "word", " ", "\n", "\t", "  two", "中文", "👋", "é", "\"", "\\", "{x}", "<b>", "1.50", "\u00a0", "\r\n",
            "|");
    private final Random random;

    Examples(Random random) {
        this.random = random;
    }

    String words() {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? " " : "x");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private String maybeNothing() {
        return random.nextInt(6) == 0 ? "" : words();
    }

    private boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    private Example attributed(Example example) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        if (sometimes()) {
            attributes.put("id", random.nextLong());
        }
        if (sometimes()) {
            attributes.put("more stuff", sometimes() ? null : List.of(Map.of("k", 0.5), words()));
        }
        return example.withAttributes(attributes);
    }

    Example text() {
        return attributed(Example.ofText(maybeNothing()));
    }

    private List<Message> question(int earlier) {
        List<Message> messages = new ArrayList<>();
        if (sometimes()) {
            messages.add(Message.of(Role.SYSTEM, words()));
        }
        for (int i = 0; i < earlier; i++) {
            messages.add(Message.of(Role.USER, maybeNothing()));
            messages.add(Message.of(Role.ASSISTANT, maybeNothing()));
        }
        messages.add(Message.of(Role.USER, maybeNothing()));
        return messages;
    }

    Example rounds() {
        List<Message> messages = question(random.nextInt(3));
        messages.add(Message.of(Role.ASSISTANT, maybeNothing()));
        return attributed(Example.ofMessages(messages));
    }

    Example oneRound() {
        return attributed(Example.ofMessages(
                List.of(Message.of(Role.USER, maybeNothing()), Message.of(Role.ASSISTANT, maybeNothing()))));
    }

    Example rich() {
        List<Message> messages = new ArrayList<>(question(random.nextInt(2)));
        if (sometimes()) {
            messages.set(0, messages.get(0).withName(words()));
        }
        if (sometimes()) {
            List<ToolCall> calls = calls();
            Message call = Message.of(Role.ASSISTANT, words()).withToolCalls(calls);
            messages.add(sometimes() ? call : call.withContent(List.of()));
            for (ToolCall each : calls) {
                messages.add(Message.of(Role.TOOL, maybeNothing())
                        .withToolCallId(each.id())
                        .withName(sometimes() ? each.name() : null));
            }
        }
        Message answer =
                Message.of(Role.ASSISTANT, maybeNothing()).withTrain(sometimes() ? random.nextBoolean() : null);
        answer = sometimes() ? answer.withReasoning(words()) : answer;
        messages.add(sometimes() ? answer.withAttributes(Map.of("lang", "en", "n", 3L)) : answer);
        Example example = Example.ofMessages(messages);
        return attributed(sometimes() ? example.withTools(tools()) : example);
    }

    private List<ToolCall> calls() {
        List<ToolCall> calls = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
            arguments.put("city", maybeNothing());
            arguments.put("unit", null);
            arguments.put("days", sometimes() ? 1.5 : 3L);
            calls.add(new ToolCall(sometimes() ? "call_" + i : null, "weather", sometimes() ? null : arguments));
        }
        return calls;
    }

    private List<String> tools() {
        String first =
                "{\"type\": \"function\", \"function\": {\"name\": \"weather\", \"parameters\": {\"max\": 1.0}}}";
        return sometimes() ? List.of(first) : List.of(first, "{\"name\": \"time\", \"parameters\": {}}");
    }

    Example media() {
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        image.put("type", "image");
        image.put("image", "cat.jpg");
        List<Part> parts = new ArrayList<>(List.of(new Part.Media("image", image)));
        parts.add(random.nextInt(2), new Part.Text(words(), Map.of("type", "text")));
        Message user = Message.of(Role.USER, "").withContent(parts);
        return attributed(Example.ofMessages(List.of(user, Message.of(Role.ASSISTANT, words()))));
    }

    Example continued() {
        return only(List.of(Message.of(Role.USER, maybeNothing()))).withPlain(true);
    }

    private Example only(List<Message> prompt) {
        Completion answer = new Completion(Kind.ONLY, List.of(Message.of(Role.ASSISTANT, maybeNothing())), null);
        return attributed(Example.ofMessages(prompt).withCompletions(List.of(answer)));
    }

    Example openPrompt() {
        return attributed(Example.ofMessages(question(random.nextInt(2))));
    }

    Example plainPrompt() {
        return attributed(Example.ofMessages(List.of(Message.of(Role.USER, maybeNothing())))
                .withPlain(true));
    }

    Example pair() {
        return pair(question(random.nextInt(2)), Message.of(Role.ASSISTANT, words()));
    }

    private Example pair(List<Message> prompt, Message chosen) {
        Message rejected = Message.of(Role.ASSISTANT, "not " + words());
        return attributed(Example.ofMessages(prompt)
                .withCompletions(List.of(
                        new Completion(Kind.CHOSEN, List.of(chosen), null),
                        new Completion(Kind.REJECTED, List.of(rejected), null))));
    }

    Example pairWithTools() {
        Message chosen = Message.of(Role.ASSISTANT, "").withContent(List.of()).withToolCalls(calls());
        return pair(question(random.nextInt(2)), chosen).withTools(tools());
    }

    Example plainPair() {
        return pair(List.of(Message.of(Role.USER, maybeNothing())), Message.of(Role.ASSISTANT, words()))
                .withPlain(true);
    }

    Example labelled() {
        return only(question(random.nextInt(2))).withLabel(random.nextBoolean());
    }

    Example plainLabelled() {
        return continued().withLabel(random.nextBoolean());
    }

    Example scored() {
        List<Completion> answers = new ArrayList<>();
        for (int i = random.nextInt(3); i >= -1; i--) {
            answers.add(new Completion(
                    Kind.SCORED, List.of(Message.of(Role.ASSISTANT, maybeNothing())), (double) random.nextInt(3)));
        }
        Example example = Example.ofMessages(question(0)).withCompletions(answers);
        boolean plain = example.messages().size() == 1 && sometimes();
        return attributed(example.withPlain(plain));
    }

    Example steps() {
        List<Example.Step> steps = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            steps.add(new Example.Step(maybeNothing(), random.nextBoolean()));
        }
        return plainPrompt().withSteps(steps);
    }
}
