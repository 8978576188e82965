package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.MediaFiles;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.outcome.Wanted;
import java.util.List;
import java.util.Map;

/**
 * How turns are read and written; the options are shared by all formats with turns.
 *
 * @param roles role names of the data at hand and what they stand for ({@code customer: user})
 */
public record TurnStyle(
        TurnKeys keys,
        String roleKey,
        String contentKey,
        Map<String, String> roles,
        ThinkTags thinkTags,
        Carrier reasoning,
        Content content,
        Arguments arguments,
        Tools tools,
        Train train,
        Media media) {

    /** Reading: what becomes of a thought in {@code <think>} tags at the start of an answer. */
    public enum ThinkTags {
        /** It stays in the text, byte for byte. */
        KEEP,
        /** It becomes the message's reasoning. */
        SPLIT
    }

    /** Writing: where the thought before an answer goes. */
    public enum Carrier {
        /** Tags in the text stay there; reasoning apart goes where this format usually has it. */
        AUTO,
        /** Into the text, in {@code <think>} tags: Qwen3, DeepSeek-R1, LLaMA-Factory, ms-swift, Unsloth. */
        CONTENT,
        /** A key of the message: Axolotl, Qwen3's template, vLLM. */
        REASONING_CONTENT,
        /** A key of the message: gpt-oss. */
        THINKING,
        /** A part of the content: Mistral's reasoning models. */
        PARTS,
        /** Nowhere: the thought is left out, and the ledger says so. */
        DROP
    }

    /** Writing: text or lists of parts. */
    public enum Content {
        /** Lists where the data had lists or holds media, text otherwise. */
        AUTO,
        /** Text; media cannot be carried. */
        STRING,
        /** Lists of parts, as vision models want them. */
        PARTS
    }

    /** Writing: the arguments of tool calls. */
    public enum Arguments {
        AS_IS,
        /** Objects, as Hugging Face templates want them. */
        OBJECT,
        /** JSON text, as OpenAI and Mistral want it. */
        STRING
    }

    /** Writing: the tool definitions. */
    public enum Tools {
        /** A list of objects. */
        LIST,
        /** One JSON text, which keeps Arrow from padding each tool with the keys of the others. */
        JSON
    }

    /** Writing: the key that says whether a message is learned from. */
    public enum Train {
        /** 0 or 1: OpenAI, Mistral. */
        WEIGHT,
        /** true or false: Axolotl. */
        TRAIN,
        /** true or false: ms-swift. */
        LOSS,
        /** 0.0 or 1.0: LLaMA-Factory v1. */
        LOSS_WEIGHT
    }

    /** Writing: where the files of images, videos and audios go. */
    public enum Media {
        /** Where they are; into columns where the content is text. */
        AUTO,
        /** Into parts of the content, and out of the columns. */
        PARTS,
        /** Into columns, with parts of type alone in their places. */
        COLUMNS
    }

    public static final TurnStyle SHAREGPT = new TurnStyle(
            TurnKeys.FROM_VALUE,
            "",
            "",
            Map.of(),
            ThinkTags.KEEP,
            Carrier.AUTO,
            Content.STRING,
            Arguments.OBJECT,
            Tools.JSON,
            Train.TRAIN,
            Media.AUTO);

    public static final TurnStyle CHATML = new TurnStyle(
            TurnKeys.ROLE_CONTENT,
            "",
            "",
            Map.of(),
            ThinkTags.KEEP,
            Carrier.AUTO,
            Content.AUTO,
            Arguments.AS_IS,
            Tools.LIST,
            Train.WEIGHT,
            Media.AUTO);

    public TurnStyle {
        roles = Map.copyOf(roles);
    }

    /** The options, with the defaults of this style. */
    public List<FormatOption> options() {
        return List.of(
                new FormatOption("role_key", List.of(), keys.role(), "The key of a turn that says who speaks."),
                new FormatOption("content_key", List.of(), keys.content(), "The key of a turn that holds the text."),
                new FormatOption(
                        "roles",
                        List.of(),
                        "{}",
                        "Reading: role names of the data and the roles they stand for, as a map: {customer: user}."),
                Options.choices(
                        "think_tags",
                        thinkTags,
                        "Reading: whether a thought in <think> tags stays in the text or becomes reasoning."),
                Options.choices(
                        "reasoning",
                        reasoning,
                        "Writing: what carries the thought before an answer; drop leaves it out and says so."),
                Options.choices("content", content, "Writing: text, or lists of parts as vision models want them."),
                Options.choices("arguments", arguments, "Writing: arguments of tool calls as objects or JSON text."),
                Options.choices("tools", tools, "Writing: tool definitions as a list or as one JSON text."),
                Options.choices("train", train, "Writing: the key that says whether a message is learned from."),
                Options.choices(
                        "media",
                        media,
                        "Writing: files of images, videos and audios inside the content or in columns beside it."));
    }

    /** This style with the options given. */
    public TurnStyle with(Options options) {
        Map<String, String> named = options.texts("roles");
        named.forEach((name, role) -> {
            if (Speaker.exactly(role).isEmpty()) {
                throw options.wrong(
                        "roles",
                        Wanted.of("roles", "a map to system, developer, user, assistant, function_call or tool"),
                        named);
            }
        });
        return new TurnStyle(
                keys,
                options.text("role_key", roleKey),
                options.text("content_key", contentKey),
                named,
                options.choice("think_tags", ThinkTags.class, thinkTags),
                options.choice("reasoning", Carrier.class, reasoning),
                options.choice("content", Content.class, content),
                options.choice("arguments", Arguments.class, arguments),
                options.choice("tools", Tools.class, tools),
                options.choice("train", Train.class, train),
                options.choice("media", Media.class, media));
    }

    public TurnStyle withKeys(TurnKeys changed) {
        return new TurnStyle(
                changed, roleKey, contentKey, roles, thinkTags, reasoning, content, arguments, tools, train, media);
    }

    public TurnStyle withArguments(Arguments changed) {
        return new TurnStyle(
                keys, roleKey, contentKey, roles, thinkTags, reasoning, content, changed, tools, train, media);
    }

    /** The example with its media where this style has them. */
    public Example placed(Example example, Findings findings) {
        return switch (media) {
            case AUTO -> isText() && example.hasMedia() ? MediaFiles.apart(example, findings) : example;
            case PARTS -> MediaFiles.inPlace(example);
            case COLUMNS -> MediaFiles.apart(example, findings);
        };
    }

    private boolean isText() {
        return keys == TurnKeys.FROM_VALUE || content == Content.STRING;
    }

    /** Whether no option says that usual turns mean anything else. */
    boolean readsTurnsAsTheyAre() {
        return roleKey.isEmpty() && contentKey.isEmpty() && roles.isEmpty() && thinkTags == ThinkTags.KEEP;
    }

    public String writtenRoleKey() {
        return roleKey.isEmpty() ? keys.role() : roleKey;
    }

    String writtenContentKey() {
        return contentKey.isEmpty() ? keys.content() : contentKey;
    }
}
