package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one list of turns into messages; whatever it repairs, it says. Not thread-safe. */
public final class TurnReader {
    private static final List<String> OTHER_CONTENT = List.of("text", "parts", "message");

    private final TurnStyle style;
    private final String column;
    private final Findings findings;

    /** @param column the name of the list, for messages */
    public TurnReader(TurnStyle style, String column, Findings findings) {
        this.style = style;
        this.column = column;
        this.findings = findings;
    }

    /** The messages of a list of turns, of its JSON text, or of a single turn; without messages when refused. */
    public List<Message> read(@Nullable Object value) {
        Object turns = value;
        if (value instanceof String text) {
            turns = JsonText.parse(text).orElse(null);
            if (turns instanceof List<?> || turns instanceof Map<?, ?>) {
                findings.note(Reason.VALUE_CONVERTED, "The column " + column + " holds JSON text and was parsed.");
            }
        }
        if (turns instanceof Map<?, ?> turn) {
            turns = List.of(turn);
        }
        if (!(turns instanceof List<?> list)) {
            findings.refuse(
                    Reason.FORMAT_MISMATCH,
                    "The column " + column + " must hold a list of turns, not " + shown(value) + ".");
            return List.of();
        }
        List<Message> messages = new ArrayList<>(list.size());
        for (int i = 0; i < list.size() && !findings.refused(); i++) {
            if (list.get(i) instanceof Map<?, ?> turn) {
                Message plain = plain(turn);
                if (plain == null) {
                    addTurn(messages, turn, i);
                } else {
                    messages.add(plain);
                }
            } else {
                refuse(i, Reason.FORMAT_MISMATCH, "must be an object, not " + shown(list.get(i)));
            }
        }
        return messages;
    }

    /** A turn of a usual role and a text and nothing else, as nearly all are; {@code null} where there is more to it. */
    private @Nullable Message plain(Map<?, ?> turn) {
        boolean usual = turn.size() == 2 && style.readsTurnsAsTheyAre();
        if (!usual
                || !(turn.get(style.keys().role()) instanceof String name)
                || !(turn.get(style.keys().content()) instanceof String text)
                || !style.keys().isUsual(name)) {
            return null;
        }
        Speaker speaker = Speaker.exactly(name).orElse(Speaker.FUNCTION_CALL);
        return speaker == Speaker.FUNCTION_CALL ? null : Message.of(speaker.role(), text);
    }

    private void addTurn(List<Message> messages, Map<?, ?> turn, int index) {
        String roleKey = key(turn, style.roleKey(), style.keys().role(), "role", "from");
        String contentKey = contentKey(turn);
        if (TurnColumn.isUtterance(turn)
                && style.roleKey().isEmpty()
                && style.contentKey().isEmpty()) {
            roleKey = TurnColumn.SPEAKER;
            contentKey = TurnColumn.spoken(turn);
            findings.note(
                    Reason.KEYS_RENAMED,
                    "The turns' keys speaker and " + contentKey + " were read as "
                            + style.keys().role() + " and " + style.keys().content() + ".");
        }
        if (!turn.containsKey(roleKey)) {
            Optional<Round> round = Round.of(turn);
            if (round.isPresent()) {
                addRound(messages, turn, round.get());
            } else {
                refuse(
                        index,
                        Reason.FORMAT_MISMATCH,
                        "has no \"" + roleKey + "\" that says who speaks: " + shown(turn));
            }
            return;
        }
        Optional<Speaker> speaker = roleKey.equals(TurnColumn.SPEAKER) && isAnswering(turn.get(roleKey))
                ? Optional.of(Speaker.ASSISTANT)
                : speaker(turn, roleKey, contentKey, index);
        if (speaker.isPresent()) {
            addMessage(messages, turn, new Keys(roleKey, contentKey), speaker.get(), index);
        }
    }

    /** In collected dialogues the system is the one that answers. */
    private boolean isAnswering(@Nullable Object value) {
        boolean system = value instanceof String name
                && name.equalsIgnoreCase("system")
                && !style.roles().containsKey(name);
        if (system) {
            findings.note(Reason.ROLE_RENAMED, "The speaker \"" + value + "\" was read as assistant.");
        }
        return system;
    }

    /** The key to read: the one asked for, else the usual one, else the one of the other dialect, which is said. */
    private String key(Map<?, ?> turn, String asked, String usual, String one, String other) {
        if (!asked.isEmpty()) {
            return asked;
        }
        String otherwise = usual.equals(one) ? other : one;
        if (turn.containsKey(usual) || !turn.containsKey(otherwise)) {
            return usual;
        }
        findings.note(Reason.KEYS_RENAMED, "The turns' key " + otherwise + " was read as " + usual + ".");
        return otherwise;
    }

    /** The key of the content; Mistral's, Gemini's and others' where a turn has no usual one and calls no tool. */
    private String contentKey(Map<?, ?> turn) {
        String usual = key(turn, style.contentKey(), style.keys().content(), "content", "value");
        if (turn.containsKey(usual) || !style.contentKey().isEmpty() || turn.get("tool_calls") != null) {
            return usual;
        }
        for (String other : OTHER_CONTENT) {
            if (turn.get(other) != null) {
                findings.note(Reason.KEYS_RENAMED, "The turns' key " + other + " was read as " + usual + ".");
                return other;
            }
        }
        return usual;
    }

    private void addRound(List<Message> messages, Map<?, ?> round, Round keys) {
        findings.note(
                Reason.KEYS_RENAMED,
                "Rounds of " + keys.question() + " and " + keys.answer() + " were read as two turns each.");
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        round.forEach((key, value) -> {
            if (value != null && !key.equals(keys.question()) && !key.equals(keys.answer())) {
                others.put(String.valueOf(key), value);
            }
        });
        messages.add(filled(Message.of(Role.USER, "").withContent(content(round.get(keys.question())))));
        messages.add(filled(Message.of(Role.ASSISTANT, "")
                .withContent(content(round.get(keys.answer())))
                .withAttributes(others)));
    }

    private Optional<Speaker> speaker(Map<?, ?> turn, String roleKey, String contentKey, int index) {
        Object value = turn.get(roleKey);
        if (!(value instanceof String name)) {
            refuse(index, Reason.UNKNOWN_ROLE, "has the role " + shown(value) + ", which is not text");
            return Optional.empty();
        }
        String custom = style.roles().get(name);
        if (custom != null) {
            return Speaker.exactly(custom);
        }
        Optional<Speaker> speaker = Speaker.exactly(name);
        if (speaker.isEmpty()) {
            speaker = Speaker.loosely(name);
        }
        if (name.equals("function") && turn.size() == 2 && ToolCalls.isText(turn.get(contentKey))) {
            findings.note(
                    Reason.ROLE_RENAMED,
                    "The role \"function\" was read as function_call, for its content is a tool call.");
            return Optional.of(Speaker.FUNCTION_CALL);
        }
        if (speaker.isEmpty()) {
            refuse(
                    index,
                    Reason.UNKNOWN_ROLE,
                    "has the unknown role \"" + name + "\"; the option roles can say what it stands for");
        } else if (!style.keys().isUsual(name)) {
            findings.note(
                    Reason.ROLE_RENAMED,
                    "The role \"" + name + "\" was read as "
                            + speaker.get().role().wire() + ".");
        }
        return speaker;
    }

    /** The keys of the turn at hand. */
    private record Keys(String role, String content) {}

    private void addMessage(List<Message> messages, Map<?, ?> turn, Keys keys, Speaker speaker, int index) {
        ContentReader reader = new ContentReader(findings);
        Message message = message(turn, keys, speaker, index, reader);
        List<Message> results = reader.toolResults();
        if (results.isEmpty()) {
            add(messages, speaker, filled(message));
            return;
        }
        messages.addAll(results);
        if (!message.content().isEmpty() || !message.toolCalls().isEmpty()) {
            add(messages, speaker, filled(message));
        } else {
            joinToLast(messages, message);
        }
    }

    private Message message(Map<?, ?> turn, Keys keys, Speaker speaker, int index, ContentReader reader) {
        Object content = turn.get(keys.content());
        if (speaker == Speaker.FUNCTION_CALL) {
            List<ToolCall> calls = ToolCalls.read(content, findings);
            if (calls.isEmpty()) {
                refuse(index, Reason.BAD_TOOL_CALL, "calls no tool: " + shown(content));
            }
            Message call = new Message(Role.ASSISTANT, List.of(), null, calls, null, null, null, Map.of());
            return new TurnKeysRead(turn, keys.role(), keys.content(), findings).onto(call);
        }
        Message read = new Message(
                speaker.role(),
                reader.parts(content, speaker.role()),
                reader.reasoning(),
                reader.toolCalls(),
                null,
                null,
                null,
                Map.of());
        return new TurnKeysRead(turn, keys.role(), keys.content(), findings).onto(read);
    }

    private Message filled(Message read) {
        Message message = read;
        if (message.content().isEmpty() && message.toolCalls().isEmpty()) {
            findings.note(Reason.EMPTY_TURN, "A turn without content was read as empty text.");
            message = message.withText("");
        }
        return style.thinkTags() == TurnStyle.ThinkTags.SPLIT ? Reasoning.lift(message) : message;
    }

    private List<Part> content(@Nullable Object value) {
        return ContentReader.ofPartsOnly(findings).parts(value, Role.USER);
    }

    /** A tool call that follows the assistant's text or another call belongs to the same message. */
    private void add(List<Message> messages, Speaker speaker, Message message) {
        int last = messages.size() - 1;
        if (speaker == Speaker.FUNCTION_CALL && last >= 0 && messages.get(last).role() == Role.ASSISTANT) {
            joinToLast(messages, message);
            findings.note(
                    Reason.TURNS_MERGED, "A tool call and the assistant's turn before it were read as one message.");
        } else {
            messages.add(message);
        }
    }

    private void joinToLast(List<Message> messages, Message message) {
        int last = messages.size() - 1;
        messages.set(last, new JoinedTurns(findings).join(messages.get(last), message));
    }

    private void refuse(int index, Reason reason, String what) {
        findings.refuse(reason, "Turn " + (index + 1) + " of " + column + " " + what + ".");
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof String one ? "\"" + one + "\"" : String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
