package dev.tuneset.engine.template;

import static dev.tuneset.engine.template.TemplateProbe.assistant;
import static dev.tuneset.engine.template.TemplateProbe.call;
import static dev.tuneset.engine.template.TemplateProbe.conversation;
import static dev.tuneset.engine.template.TemplateProbe.result;
import static dev.tuneset.engine.template.TemplateProbe.user;
import static dev.tuneset.engine.template.TemplateProbe.with;

import dev.tuneset.engine.template.ChatTemplate.Reasoning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of thoughts in a template: in fields of their own, in tags and as parts of the content. */
final class ThoughtFacts {
    private static final Pattern OPENS_THOUGHT =
            Pattern.compile("<(?:seed:)?think>|<thought>|\\[THINK\\]|<\\|channel>thought");
    private static final Pattern CLOSES_THOUGHT =
            Pattern.compile("</(?:seed:)?think>|</thought>|\\[/THINK\\]|<channel\\|>");

    private final ChatTemplate template;
    private final TemplateProbe probe;
    private final TemplateProbe thinking;

    ThoughtFacts(ChatTemplate template, TemplateProbe probe) {
        this.template = template;
        this.probe = probe;
        this.thinking = probe.thinking();
    }

    Reasoning reasoning() {
        Reasoning usual = reasoning(probe);
        return usual == Reasoning.NONE ? reasoning(thinking) : usual;
    }

    private Reasoning reasoning(TemplateProbe probe) {
        String fields = thoughts(probe, true);
        String inline = thoughts(probe, false);
        boolean early = fields.contains("tOne") || chunks().contains("tOne");
        boolean placed = early || fields.contains("tTwo") || besideCall(probe).contains("tTwo");
        if (!inline.isEmpty() && !inline.contains("tOne") || placed && !early) {
            return Reasoning.DROPPED;
        }
        return placed ? Reasoning.KEPT : Reasoning.NONE;
    }

    /** Whether the thought of the very last answer is lost although the template knows thoughts. */
    private boolean dropsFinalReasoning() {
        String fields = thoughts(probe, true);
        String inline = thoughts(probe, false);
        return !inline.isEmpty() && !inline.contains("tTwo")
                || besideCall(probe).contains("tTwo") && !fields.contains("tTwo");
    }

    /** A conversation that stops at the result of a call that was thought about. */
    private String besideCall(TemplateProbe probe) {
        Map<String, @Nullable Object> call = with(
                thoughtful("", "tTwo", true),
                "tool_calls",
                List.of(call("cFirst", "callOne12", Map.of("place", "cPlace"))));
        return probe.text(List.of(user("qOne"), call, result("cResult", "callOne12", "cFirst")))
                .orElse("");
    }

    /** What is done silently, by the codes of {@link TemplateFacts#DEEDS}. */
    Set<String> deeds() {
        Set<String> deeds = new TreeSet<>();
        TemplateFacts.note(deeds, "drops_reasoning", reasoning() == Reasoning.DROPPED);
        TemplateFacts.note(
                deeds,
                "thinks_when_told",
                !thoughts(probe, true).contains("tTwo")
                        && thoughts(thinking, true).contains("tTwo"));
        TemplateFacts.note(deeds, "drops_final_reasoning", dropsFinalReasoning());
        TemplateFacts.note(
                deeds, "empty_think", CLOSES_THOUGHT.matcher(answered()).find());
        String prompt = probe.prompt(conversation().subList(0, 3)).orElse("");
        int asked = prompt.lastIndexOf("qTwo");
        String opened = asked < 0 ? "" : prompt.substring(asked + 4);
        boolean closed = CLOSES_THOUGHT.matcher(opened).find();
        TemplateFacts.note(deeds, "empty_think_prompt", closed);
        TemplateFacts.note(
                deeds,
                "open_think_prompt",
                !closed && OPENS_THOUGHT.matcher(opened).find());
        return deeds;
    }

    private String thoughts(TemplateProbe probe, boolean fields) {
        return probe.text(List.of(
                        user("qOne"),
                        thoughtful("aOne", "tOne", fields),
                        user("qTwo"),
                        thoughtful("aTwo", "tTwo", fields)))
                .orElse("");
    }

    private Map<String, @Nullable Object> thoughtful(String answer, String thought, boolean fields) {
        String[] tags = template.source().contains("</thought>")
                ? new String[] {"<thought>", "</thought>"}
                : new String[] {"<think>", "</think>"};
        return fields
                ? with(with(assistant(answer), "reasoning_content", thought), "thinking", thought)
                : assistant(tags[0] + "\n" + thought + "\n" + tags[1] + "\n\n" + answer);
    }

    /** With thoughts as parts of the content, as Ministral 3 has them. */
    private String chunks() {
        List<Map<String, @Nullable Object>> content =
                List.of(Map.of("type", "thinking", "thinking", "tOne"), Map.of("type", "text", "text", "aOne"));
        return probe.text(List.of(user("qOne"), assistant(content), user("qTwo"), assistant("aTwo")))
                .filter(text -> !text.contains("'thinking'") && !text.contains("\"thinking\""))
                .orElse("");
    }

    /** A plain conversation from its first question on. */
    private String answered() {
        String plain = probe.text(conversation()).orElse("qOne");
        return plain.substring(plain.indexOf("qOne"));
    }
}
