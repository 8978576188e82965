package dev.tuneset.engine.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An example's messages and tools as the variables a chat template reads, in the shape {@code transformers} hands over. */
public final class TemplateMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TemplateMessages() {}

    /** The whole conversation: the messages and, after them, the wanted answer that is kept apart. */
    public static List<Message> conversation(Example example) {
        List<Message> messages = new ArrayList<>(example.messages());
        example.completions().stream()
                .filter(completion -> completion.kind() != Example.Completion.Kind.REJECTED)
                .findFirst()
                .ifPresent(completion -> messages.addAll(completion.messages()));
        return messages;
    }

    static List<@Nullable Object> messages(List<Message> messages) {
        List<@Nullable Object> values = new ArrayList<>(messages.size());
        for (Message message : messages) {
            values.add(message(message));
        }
        return values;
    }

    /** The tool definitions as objects; {@code null} when there are none. */
    public static @Nullable List<@Nullable Object> tools(Example example) {
        if (example.tools().isEmpty()) {
            return null;
        }
        List<@Nullable Object> tools = new ArrayList<>();
        for (String tool : example.tools()) {
            tools.add(parsed(tool));
        }
        return tools;
    }

    private static Map<String, @Nullable Object> message(Message message) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("role", message.role().wire());
        fields.put("content", content(message));
        if (message.reasoning() != null) {
            fields.put("reasoning_content", message.reasoning());
            fields.put("thinking", message.reasoning());
        }
        if (!message.toolCalls().isEmpty()) {
            fields.put(
                    "tool_calls",
                    message.toolCalls().stream().map(TemplateMessages::call).toList());
        }
        if (message.toolCallId() != null) {
            fields.put("tool_call_id", message.toolCallId());
        }
        if (message.name() != null) {
            fields.put("name", message.name());
        }
        return fields;
    }

    private static @Nullable Object content(Message message) {
        if (message.content().isEmpty()) {
            return null;
        }
        if (message.content().size() == 1
                && message.content().get(0) instanceof Part.Text only
                && only.attributes().isEmpty()) {
            return only.text();
        }
        List<Object> parts = new ArrayList<>();
        for (Part part : message.content()) {
            if (part instanceof Part.Text text) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                fields.put("type", "text");
                fields.put("text", text.text());
                parts.add(fields);
            } else if (part instanceof Part.Media media) {
                parts.add(media.fields());
            }
        }
        return parts;
    }

    private static Map<String, @Nullable Object> call(ToolCall call) {
        Map<String, @Nullable Object> function = new LinkedHashMap<>();
        function.put("name", call.name());
        function.put("arguments", call.arguments());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (call.id() != null) {
            fields.put("id", call.id());
        }
        fields.put("type", "function");
        fields.put("function", function);
        return fields;
    }

    /** JSON text as a value; text that is not JSON stays text. */
    private static @Nullable Object parsed(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException notJson) {
            return json;
        }
    }
}
