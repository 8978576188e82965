package dev.tuneset.engine.template.jinja;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls a template as transformers' {@code render_jinja_template} does, for comparison with its results. */
final class ChatArguments {
    static final LocalDateTime NOW = LocalDateTime.of(2024, 7, 9, 8, 5, 3, 42_000);
    private static final String TAG = "CONTINUE_FINAL_MESSAGE_TAG ";

    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final boolean continues;

    ChatArguments(Map<String, Object> arguments) {
        variables.put("messages", null);
        variables.put("tools", null);
        variables.put("documents", null);
        variables.put("add_generation_prompt", false);
        variables.putAll(arguments);
        continues = Boolean.TRUE.equals(variables.remove("continue_final_message"));
        variables.remove("return_assistant_tokens_mask");
    }

    Rendered render(Template template, String source) {
        if (!continues) {
            return template.render(variables, NOW);
        }
        String last = tagLastMessage(source);
        Rendered rendered = template.render(variables, NOW);
        String text = rendered.text();
        if (!text.contains(last.strip()) || !text.contains(TAG.strip())) {
            throw TemplateException.value("continue_final_message is set but the final message does not appear in the"
                    + " chat after applying the chat template! ...");
        }
        int tag = text.lastIndexOf(TAG.strip());
        String kept = text.substring(0, tag);
        return new Rendered(text.startsWith(TAG, tag) ? kept : kept.stripTrailing(), rendered.assistantSpans());
    }

    private String tagLastMessage(String source) {
        List<Object> messages = new ArrayList<>((List<?>) variables.get("messages"));
        Map<String, Object> last = new LinkedHashMap<>();
        ((Map<?, ?>) messages.get(messages.size() - 1)).forEach((key, value) -> last.put((String) key, value));
        if (!source.contains("content")) {
            throw TemplateException.value("continue_final_message is set to \"content\" but this is not an accepted"
                    + " field in the chat_template");
        }
        String content = (String) last.get("content");
        last.put("content", content + TAG);
        messages.set(messages.size() - 1, last);
        variables.put("messages", messages);
        return content;
    }
}
