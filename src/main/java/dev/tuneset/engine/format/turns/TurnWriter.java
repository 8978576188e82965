package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes messages as a list of turns; what the turns cannot carry, it says. Not thread-safe. */
public final class TurnWriter {
    private final TurnStyle style;
    private final Findings findings;
    private final MediaColumns media;

    public TurnWriter(TurnStyle style, Findings findings) {
        this.style = style;
        this.findings = findings;
        this.media = new MediaColumns(findings);
    }

    public List<Map<String, @Nullable Object>> write(List<Message> messages) {
        List<Map<String, @Nullable Object>> turns = new ArrayList<>(messages.size());
        for (Message message : messages) {
            if (style.keys() == TurnKeys.FROM_VALUE) {
                addShareGpt(turns, carryReasoning(message));
            } else {
                turns.add(chat(carryReasoning(message)));
            }
        }
        return turns;
    }

    /** The media that became placeholders in the text, by the column they belong in. */
    public Map<String, @Nullable Object> mediaColumns() {
        return media.columns();
    }

    private Message carryReasoning(Message message) {
        return switch (style.reasoning()) {
            case AUTO -> style.keys() == TurnKeys.FROM_VALUE ? Reasoning.lower(message) : message;
            case CONTENT -> Reasoning.lower(message);
            case REASONING_CONTENT, THINKING, PARTS -> Reasoning.lift(message);
            case DROP -> {
                Message lifted = Reasoning.lift(message);
                if (lifted.reasoning() != null) {
                    findings.note(Reason.CONTENT_LOST, "The reasoning of an answer was left out by choice.");
                }
                yield lifted.withReasoning(null);
            }
        };
    }

    private Map<String, @Nullable Object> chat(Message message) {
        Map<String, @Nullable Object> said = said(message.role().wire(), content(message));
        if (isOnlySaid(message)) {
            return said;
        }
        Map<String, @Nullable Object> turn = new LinkedHashMap<>(said);
        if (message.reasoning() != null && style.reasoning() != TurnStyle.Carrier.PARTS) {
            turn.put(
                    style.reasoning() == TurnStyle.Carrier.THINKING ? "thinking" : "reasoning_content",
                    message.reasoning());
        }
        if (!message.toolCalls().isEmpty()) {
            turn.put("tool_calls", ToolCalls.write(message.toolCalls(), style.arguments(), findings));
        }
        addKeys(turn, message);
        return turn;
    }

    private void addShareGpt(List<Map<String, @Nullable Object>> turns, Message message) {
        String text = contentAsText(message);
        if (message.toolCalls().isEmpty()) {
            turns.add(shareGpt(message, shareGptRole(message.role()), text));
            return;
        }
        String calls = ToolCalls.writeText(message.toolCalls(), style.arguments(), findings);
        if (text.isEmpty()) {
            turns.add(shareGpt(message, "function_call", calls));
            return;
        }
        findings.note(Reason.ROLE_ORDER, "An answer with text and a tool call became two turns.");
        turns.add(shareGpt(message, "gpt", text));
        turns.add(said("function_call", calls));
    }

    private Map<String, @Nullable Object> said(String role, @Nullable Object content) {
        if (style.roleKey().isEmpty() && style.contentKey().isEmpty()) {
            return new Struct(style.keys().both(), role, content);
        }
        Map<String, @Nullable Object> turn = new LinkedHashMap<>();
        turn.put(style.writtenRoleKey(), role);
        turn.put(style.writtenContentKey(), content);
        return turn;
    }

    /** Whether all there is of a message is who says what, as nearly always. */
    private static boolean isOnlySaid(Message message) {
        return message.reasoning() == null
                && message.toolCalls().isEmpty()
                && message.toolCallId() == null
                && message.name() == null
                && message.train() == null
                && message.attributes().isEmpty();
    }

    private Map<String, @Nullable Object> shareGpt(Message message, String role, String text) {
        Map<String, @Nullable Object> said = said(role, text);
        if (isOnlySaid(message)) {
            return said;
        }
        Map<String, @Nullable Object> turn = new LinkedHashMap<>(said);
        addKeys(turn, message);
        if (message.reasoning() != null) {
            turn.put(
                    style.reasoning() == TurnStyle.Carrier.THINKING ? "thinking" : "reasoning_content",
                    message.reasoning());
        }
        return turn;
    }

    private String shareGptRole(Role role) {
        return switch (role) {
            case SYSTEM -> "system";
            case DEVELOPER -> {
                findings.note(Reason.ROLE_RENAMED, "The role developer was written as system.");
                yield "system";
            }
            case USER -> "human";
            case ASSISTANT -> "gpt";
            case TOOL -> "observation";
        };
    }

    private void addKeys(Map<String, @Nullable Object> turn, Message message) {
        if (message.toolCallId() != null) {
            turn.put("tool_call_id", message.toolCallId());
        }
        if (message.name() != null) {
            turn.put("name", message.name());
        }
        Boolean train = message.train();
        if (train != null) {
            turn.put(style.train().name().toLowerCase(java.util.Locale.ROOT), trainValue(train));
        }
        message.attributes().forEach((key, value) -> {
            if (turn.containsKey(key)) {
                findings.note(Reason.CONTENT_LOST, "The key " + key + " of a message gave way to the format's own.");
            } else {
                turn.put(key, value);
            }
        });
    }

    private Object trainValue(boolean train) {
        return switch (style.train()) {
            case WEIGHT -> train ? 1L : 0L;
            case LOSS_WEIGHT -> train ? 1.0 : 0.0;
            case TRAIN, LOSS -> train;
        };
    }

    private @Nullable Object content(Message message) {
        boolean thought = style.reasoning() == TurnStyle.Carrier.PARTS && message.reasoning() != null;
        boolean lists = style.content() == TurnStyle.Content.PARTS || thought || !isPlain(message);
        if (style.content() == TurnStyle.Content.STRING && !thought) {
            return message.content().isEmpty() ? null : contentAsText(message);
        }
        if (!lists) {
            return message.content().isEmpty() ? null : message.text();
        }
        List<Map<String, @Nullable Object>> parts = new ArrayList<>();
        if (thought) {
            parts.add(part(Map.of("type", "thinking"), "thinking", Objects.requireNonNull(message.reasoning())));
        }
        message.content().forEach(part -> parts.add(written(part)));
        return parts;
    }

    private static boolean isPlain(Message message) {
        for (Part part : message.content()) {
            if (!(part instanceof Part.Text text) || !text.attributes().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, @Nullable Object> written(Part part) {
        if (part instanceof Part.Text text) {
            return part(text.attributes().isEmpty() ? Map.of("type", "text") : text.attributes(), "text", text.text());
        }
        return ((Part.Media) part).fields();
    }

    private static Map<String, @Nullable Object> part(
            Map<String, @Nullable Object> attributes, String key, String value) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("type", attributes.get("type"));
        written.put(key, value);
        written.putAll(attributes);
        return written;
    }

    /** The text with a placeholder for each medium; other keys of parts are lost, which is said. */
    private String contentAsText(Message message) {
        if (message.content().size() == 1
                && message.content().get(0) instanceof Part.Text only
                && only.attributes().size() < 2) {
            return only.text();
        }
        StringBuilder text = new StringBuilder();
        for (Part part : message.content()) {
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
                if (piece.attributes().size() > 1) {
                    findings.note(
                            Reason.CONTENT_LOST,
                            "Keys of a content part were left out: "
                                    + piece.attributes().keySet() + ".");
                }
            } else {
                text.append(media.placeholder((Part.Media) part));
            }
        }
        return text.toString();
    }
}
