package dev.tuneset.engine.format;

import dev.tuneset.engine.format.turns.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the layouts that data sets have, in which every text and every unknown key carries a mark of its own. */
final class MarkedRows {
    private static final List<String> AROUND = List.of(
            "",
            " ",
            "\n",
            "\n\n",
            "  two",
            "中文",
            "👋",
            "\"",
            "\\",
            "{x}",
            "<b>",
            "\u00a0",
            "<image>",
            "null",
            "[",
            "{\"a\": 1}",
            "</think>",
            "### Human: ",
            "\n\nHuman: ",
            "<|im_end|>",
            "\u200b");

    /** A layout, the format it belongs to, and how one row of it is made. */
    record Layout(String name, String format, Function<MarkedRows, Map<String, @Nullable Object>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Random random;
    private final boolean nasty;
    private int marks;

    MarkedRows(Random random, boolean nasty) {
        this.random = random;
        this.nasty = nasty;
    }

    static final List<Layout> LAYOUTS = List.of(
            new Layout("raw text", "text", rows -> rows.row("text", rows.text())),
            new Layout("mistral's raw text", "text", rows -> rows.row("content", rows.text())),
            new Layout("alpaca", "alpaca", MarkedRows::alpaca),
            new Layout(
                    "dolly",
                    "alpaca",
                    rows -> rows.row(
                            "instruction",
                            rows.text(),
                            "context",
                            rows.text(),
                            "response",
                            rows.text(),
                            "category",
                            "qa")),
            new Layout(
                    "self-instruct",
                    "alpaca",
                    rows -> rows.row(
                            "name",
                            rows.text(),
                            "instruction",
                            rows.text(),
                            "instances",
                            List.of(rows.object("input", rows.text(), "output", rows.text())))),
            new Layout(
                    "sharegpt",
                    "sharegpt",
                    rows -> rows.row(
                            "conversations",
                            rows.shareGpt(),
                            rows.maybe("system"),
                            rows.text(),
                            rows.maybe("id"),
                            rows.text())),
            new Layout("sharegpt with tools", "sharegpt", MarkedRows::shareGptTools),
            new Layout(
                    "rounds of human and assistant",
                    "sharegpt",
                    rows -> rows.row(
                            "conversation",
                            List.of(
                                    rows.loose("human", rows.text(), "assistant", rows.text()),
                                    rows.loose("human", rows.text(), "assistant", rows.text())))),
            new Layout(
                    "chatml", "chatml", rows -> rows.row("messages", rows.chat(true), rows.maybe("id"), rows.text())),
            new Layout("chatml with tools", "chatml", MarkedRows::chatTools),
            new Layout("chatml with reasoning", "chatml", MarkedRows::reasoning),
            new Layout("vision", "chatml", MarkedRows::vision),
            new Layout("anthropic blocks", "chatml", MarkedRows::anthropic),
            new Layout(
                    "dialogue",
                    "chatml",
                    rows -> rows.row(
                            "utterances",
                            List.of(
                                    rows.loose("speaker", "USER", "utterance", rows.text()),
                                    rows.loose("speaker", "SYSTEM", "utterance", rows.text())))),
            new Layout(
                    "rounds of input and output",
                    "sharegpt",
                    rows -> rows.row(
                            "conversation",
                            List.of(
                                    rows.loose("input", rows.text(), "output", rows.text()),
                                    rows.loose("input", rows.text(), "output", rows.text())))),
            new Layout(
                    "texts by turns",
                    "chatml",
                    rows -> rows.row("data", List.of(rows.text(), rows.text(), rows.text()))),
            new Layout(
                    "gemini",
                    "chatml",
                    rows -> rows.row(
                            "systemInstruction", rows.object("parts", List.of(rows.loose("text", rows.text()))),
                            "contents",
                                    List.of(
                                            rows.loose(
                                                    "role", "user", "parts", List.of(rows.loose("text", rows.text()))),
                                            rows.loose(
                                                    "role",
                                                    "model",
                                                    "parts",
                                                    List.of(rows.loose("text", rows.text())))))),
            new Layout(
                    "query and calls",
                    "prompt_completion",
                    rows -> rows.row(
                            "query", rows.text(),
                            "answers",
                                    JsonText.write(List.of(rows.loose(
                                            "name", rows.mark(), "arguments", rows.object("a", rows.mark())))),
                            "tools", JsonText.write(rows.tools()))),
            new Layout(
                    "question with thought and system prompt",
                    "prompt_completion",
                    rows -> rows.row(
                            "system_prompt",
                            rows.text(),
                            "Question",
                            rows.text(),
                            "Complex_CoT",
                            rows.text(),
                            "Response",
                            rows.text())),
            new Layout(
                    "chosen response",
                    "preference_alpaca",
                    rows -> rows.row(
                            "instruction",
                            rows.text(),
                            "chosen_response",
                            rows.text(),
                            "rejected_response",
                            rows.text())),
            new Layout(
                    "question and system beside a pair",
                    "preference",
                    rows -> rows.row(
                            "system",
                            rows.text(),
                            "question",
                            rows.text(),
                            "chosen",
                            rows.text(),
                            "rejected",
                            rows.text())),
            new Layout(
                    "judged answers",
                    "ranked",
                    rows -> rows.row(
                            "prompt",
                            rows.text(),
                            "response_0",
                            rows.text(),
                            "response_1",
                            rows.text(),
                            "better_response_id",
                            1L)),
            new Layout("judged conversations", "ranked", rows -> {
                List<Map<String, @Nullable Object>> question = rows.question();
                return rows.row(
                        "winner",
                        "model_b",
                        "conversation_a",
                        with(question, rows.answer()),
                        "conversation_b",
                        with(question, rows.answer()));
            }),
            new Layout(
                    "prompt and completion",
                    "prompt_completion",
                    rows -> rows.row("prompt", rows.text(), "completion", rows.text())),
            new Layout(
                    "prompt and completion as turns",
                    "prompt_completion",
                    rows -> rows.row("prompt", rows.question(), "completion", rows.answer())),
            new Layout(
                    "question and answer",
                    "prompt_completion",
                    rows -> rows.row("question", rows.text(), "answer", rows.text())),
            new Layout(
                    "prompt only", "prompt_only", rows -> rows.row("prompt", rows.question(), "solution", rows.text())),
            new Layout(
                    "plain prompt only", "prompt_only", rows -> rows.row("prompt", rows.text(), "answer", rows.text())),
            new Layout(
                    "plain preference",
                    "preference",
                    rows -> rows.row("prompt", rows.text(), "chosen", rows.text(), "rejected", rows.text())),
            new Layout(
                    "preference as turns",
                    "preference",
                    rows -> rows.row("prompt", rows.question(), "chosen", rows.answer(), "rejected", rows.answer())),
            new Layout("implicit preference", "preference", MarkedRows::implicit),
            new Layout("plain implicit preference", "preference", rows -> {
                String shared = rows.text();
                return rows.row("chosen", shared + " " + rows.text(), "rejected", shared + " " + rows.text());
            }),
            new Layout("transcripts", "preference", MarkedRows::transcripts),
            new Layout("ultrafeedback", "preference", MarkedRows::hybrid),
            new Layout(
                    "alpaca ranking",
                    "preference_alpaca",
                    rows -> rows.row(
                            "instruction",
                            rows.text(),
                            "input",
                            rows.text(),
                            "chosen",
                            rows.text(),
                            "rejected",
                            rows.text(),
                            rows.maybe("system"),
                            rows.text(),
                            rows.maybe("tools"),
                            rows.tools())),
            new Layout(
                    "sharegpt ranking",
                    "preference_sharegpt",
                    rows -> rows.row(
                            "conversations", List.of(rows.loose("from", "human", "value", rows.text())),
                            "chosen", rows.loose("from", "gpt", "value", rows.text()),
                            "rejected", rows.loose("from", "gpt", "value", rows.text()))),
            new Layout(
                    "axolotl ranking",
                    "preference_sharegpt",
                    rows -> rows.row(
                            "messages",
                            rows.question(),
                            "chosen",
                            rows.answer().get(0),
                            "rejected",
                            rows.answer().get(0))),
            new Layout(
                    "rejected response",
                    "preference_swift",
                    rows -> rows.row("messages", rows.chat(false), "rejected_response", rows.text())),
            new Layout("rejected messages", "preference_swift", MarkedRows::rejectedMessages),
            new Layout(
                    "openai preference",
                    "preference_openai",
                    rows -> rows.row(
                            "input",
                            rows.object(
                                    "messages",
                                    rows.question(),
                                    "tools",
                                    rows.tools(),
                                    "parallel_tool_calls",
                                    true,
                                    rows.maybe("meta"),
                                    rows.text()),
                            "preferred_output",
                            rows.answer(),
                            "non_preferred_output",
                            rows.answer())),
            new Layout(
                    "kto",
                    "kto",
                    rows -> rows.row(
                            "prompt", rows.text(), "completion", rows.text(), "label", rows.random.nextBoolean())),
            new Layout("kto messages", "kto", rows -> rows.row("messages", rows.chat(false), "label", true)),
            new Layout(
                    "kto alpaca",
                    "kto",
                    rows -> rows.row(
                            "instruction", rows.text(), "input", rows.text(), "output", rows.text(), "kto_tag", false)),
            new Layout(
                    "scored answers",
                    "ranked",
                    rows -> rows.row(
                            "prompt",
                            rows.text(),
                            "answers",
                            List.of(
                                    rows.loose("answer", rows.text(), "score", 1.5),
                                    rows.loose("answer", rows.text(), "score", 0.5)))),
            new Layout(
                    "ranked answers",
                    "ranked",
                    rows -> rows.row(
                            "prompt",
                            rows.question(),
                            "answers",
                            List.of(
                                    rows.loose("answer", rows.answer(), "rank", 1L),
                                    rows.loose("answer", rows.answer(), "rank", 2L)))),
            new Layout(
                    "ultrafeedback, raw",
                    "ranked",
                    rows -> rows.row(
                            "instruction",
                            rows.text(),
                            "completions",
                            List.of(
                                    rows.loose("response", rows.text(), "overall_score", 8.5, "critique", rows.text()),
                                    rows.loose(
                                            "response", rows.text(), "overall_score", 4.0, "critique", rows.text())))),
            new Layout(
                    "responses with scores",
                    "ranked",
                    rows -> rows.row(
                            "prompt",
                            rows.text(),
                            "responses",
                            List.of(rows.text(), rows.text()),
                            "scores",
                            List.of(1.0, 2.0))),
            new Layout(
                    "two outputs",
                    "ranked",
                    rows -> rows.row(
                            "input", rows.text(), "output_1", rows.text(), "output_2", rows.text(), "label", 1L)),
            new Layout(
                    "stepwise",
                    "stepwise",
                    rows -> rows.row(
                            "prompt",
                            rows.text(),
                            "completions",
                            List.of(rows.text(), rows.text()),
                            "labels",
                            List.of(true, false))));

    String mark() {
        return "q" + marks++ + "z";
    }

    int marks() {
        return marks;
    }

    private String around() {
        return nasty && random.nextInt(3) == 0 ? AROUND.get(random.nextInt(AROUND.size())) : "";
    }

    String text() {
        return around() + mark() + around() + (random.nextInt(3) == 0 ? " " + mark() : "");
    }

    /** The key, or nothing, which leaves the pair out. */
    private String maybe(String key) {
        return random.nextInt(3) == 0 ? key : "";
    }

    private Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!"".equals(namesAndValues[i])) {
                object.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return object;
    }

    /** An object with, now and then, a key that nobody knows. */
    private Map<String, @Nullable Object> loose(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = object(namesAndValues);
        if (random.nextInt(4) == 0) {
            object.put("key " + mark(), unknown());
        }
        return object;
    }

    private @Nullable Object unknown() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(mark(), 1L);
            case 1 -> object("k" + mark(), mark(), "n", null);
            case 2 -> List.of(object("x", mark()));
            default -> mark();
        };
    }

    private Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = object(namesAndValues);
        for (int i = random.nextInt(3); i > 0; i--) {
            row.put("more " + mark(), unknown());
        }
        return row;
    }

    private Map<String, @Nullable Object> alpaca() {
        return row(
                "instruction",
                text(),
                "input",
                random.nextBoolean() ? "" : text(),
                "output",
                text(),
                maybe("system"),
                text(),
                maybe("history"),
                List.of(List.of(text(), text()), Arrays.asList(text(), text())),
                maybe("images"),
                List.of(mark() + ".png"));
    }

    private List<Map<String, @Nullable Object>> shareGpt() {
        List<Map<String, @Nullable Object>> turns = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            turns.add(loose("from", "system", "value", text()));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            turns.add(loose("from", random.nextBoolean() ? "human" : "user", "value", text()));
            turns.add(loose("from", random.nextBoolean() ? "gpt" : "assistant", "value", text(), maybe("weight"), 1L));
        }
        return turns;
    }

    private Map<String, @Nullable Object> shareGptTools() {
        Map<String, Object> call = new LinkedHashMap<>(Map.of("name", mark(), "arguments", Map.of("a", mark())));
        if (random.nextInt(3) == 0) {
            call.put("extra" + mark(), mark());
        }
        return row(
                "conversations",
                List.of(
                        loose("from", "human", "value", text()),
                        loose("from", "gpt", "value", text()),
                        loose(
                                "from",
                                "function_call",
                                "value",
                                JsonText.write(random.nextBoolean() ? call : List.of(call))),
                        loose("from", "observation", "value", text()),
                        loose("from", "gpt", "value", text())),
                "tools",
                JsonText.write(tools()));
    }

    private List<Map<String, @Nullable Object>> tools() {
        return List.of(object(
                "type",
                "function",
                "function",
                loose(
                        "name",
                        mark(),
                        "description",
                        text(),
                        "parameters",
                        object(
                                "type",
                                "object",
                                "properties",
                                object(mark(), object("type", "string", "default", null))))));
    }

    private List<Map<String, @Nullable Object>> question() {
        List<Map<String, @Nullable Object>> turns = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            turns.add(loose("role", random.nextBoolean() ? "system" : "developer", "content", text()));
        }
        turns.add(loose("role", "user", "content", text(), maybe("name"), mark()));
        return turns;
    }

    private List<Map<String, @Nullable Object>> answer() {
        return List.of(
                loose("role", "assistant", "content", text(), maybe("weight"), 0L, maybe("reasoning_content"), text()));
    }

    private List<Map<String, @Nullable Object>> chat(boolean open) {
        List<Map<String, @Nullable Object>> turns = new ArrayList<>(question());
        turns.addAll(answer());
        for (int i = random.nextInt(2); i > 0; i--) {
            turns.add(loose("role", "user", "content", text()));
            turns.addAll(answer());
        }
        if (open && random.nextInt(5) == 0) {
            turns.add(loose("role", "user", "content", text()));
        }
        return turns;
    }

    private Map<String, @Nullable Object> chatTools() {
        Object arguments = random.nextBoolean() ? Map.of("a", mark()) : "{\"a\":  \"" + mark() + "\"}";
        return row(
                "messages",
                List.of(
                        loose("role", "user", "content", text()),
                        loose(
                                "role",
                                "assistant",
                                "content",
                                random.nextBoolean() ? null : text(),
                                "tool_calls",
                                List.of(loose(
                                        "id",
                                        mark(),
                                        "type",
                                        "function",
                                        "function",
                                        loose("name", mark(), "arguments", arguments)))),
                        loose(
                                "role",
                                "tool",
                                "content",
                                random.nextBoolean() ? text() : unknown(),
                                "tool_call_id",
                                mark(),
                                "name",
                                mark()),
                        loose("role", "assistant", "content", text())),
                "tools",
                random.nextBoolean() ? tools() : JsonText.write(tools()));
    }

    private Map<String, @Nullable Object> reasoning() {
        Object thought = switch (random.nextInt(4)) {
            case 0 -> loose("role", "assistant", "content", "<think>\n" + mark() + "\n</think>\n\n" + text());
            case 1 -> loose("role", "assistant", "content", text(), "reasoning_content", text());
            case 2 -> loose("role", "assistant", "content", text(), "thinking", text());
            default ->
                loose(
                        "role",
                        "assistant",
                        "content",
                        List.of(
                                loose(
                                        "type",
                                        "thinking",
                                        "thinking",
                                        random.nextBoolean() ? text() : List.of(loose("type", "text", "text", text()))),
                                loose("type", "text", "text", text())));
        };
        return row("messages", List.of(loose("role", "user", "content", text()), thought));
    }

    private Map<String, @Nullable Object> vision() {
        Map<String, @Nullable Object> image = switch (random.nextInt(4)) {
            case 0 -> loose("type", "image", "image", mark() + ".png");
            case 1 ->
                loose(
                        "type",
                        "image_url",
                        "image_url",
                        loose("url", "https://" + mark() + ".png", maybe("detail"), mark()));
            case 2 -> loose("type", "image");
            default -> loose("type", "image", "path", mark() + ".png");
        };
        return row(
                "messages",
                List.of(
                        loose(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        loose("type", "text", "text", text()),
                                        image,
                                        loose("type", "text", "text", text()))),
                        loose("role", "assistant", "content", List.of(loose("type", "text", "text", text())))),
                maybe("images"),
                List.of(mark() + ".jpg"));
    }

    private Map<String, @Nullable Object> anthropic() {
        return row(
                "messages",
                List.of(
                        loose("role", "user", "content", text()),
                        loose(
                                "role",
                                "assistant",
                                "content",
                                List.of(
                                        loose("type", "thinking", "thinking", text(), maybe("signature"), mark()),
                                        loose("type", "text", "text", text()),
                                        loose(
                                                "type",
                                                "tool_use",
                                                "id",
                                                mark(),
                                                "name",
                                                mark(),
                                                "input",
                                                Map.of("a", mark())))),
                        loose(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        loose(
                                                "type",
                                                "tool_result",
                                                "tool_use_id",
                                                mark(),
                                                "content",
                                                random.nextBoolean()
                                                        ? text()
                                                        : List.of(loose("type", "text", "text", text()))),
                                        loose("type", "text", "text", text()))),
                        loose("role", "assistant", "content", text())),
                "system",
                random.nextBoolean() ? text() : List.of(loose("type", "text", "text", text())),
                "tools",
                List.of(loose("name", mark(), "description", text(), "input_schema", loose("type", "object"))));
    }

    private Map<String, @Nullable Object> implicit() {
        List<Map<String, @Nullable Object>> question = question();
        return row("chosen", with(question, answer()), "rejected", with(question, answer()));
    }

    private static List<Object> with(List<?> first, List<?> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Map<String, @Nullable Object> transcripts() {
        String head = "\n\nHuman: " + mark() + "\n\nAssistant: " + mark() + "\n\nHuman:" + mark() + "\n\nAssistant:";
        return row("chosen", head + " " + mark() + "\n", "rejected", head + mark());
    }

    private Map<String, @Nullable Object> hybrid() {
        String question = text();
        List<Object> turns = List.of(loose("role", "user", "content", question));
        return row(
                "prompt",
                random.nextInt(4) == 0 ? text() : question,
                "chosen",
                with(turns, answer()),
                "rejected",
                with(turns, answer()),
                "score_chosen",
                8.5,
                maybe("messages"),
                with(turns, answer()));
    }

    private Map<String, @Nullable Object> rejectedMessages() {
        List<Map<String, @Nullable Object>> question = question();
        return row("messages", with(question, answer()), "rejected_messages", with(question, answer()));
    }
}
