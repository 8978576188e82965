package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateMessages;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the special tokens of a rendered text: those that must begin and end it, and those that content must not hold. */
final class SpecialTokens {
    private static final Pattern MARK =
            Pattern.compile("<([|｜])[^|｜<>\\s]{1,40}\\1>|</?s>|<(?:start|end)_of_turn>|\\[/?INST\\]");

    private final String bos;
    private final String stop;
    private final String eos;
    private final Set<String> known;
    private final boolean bosAdded;
    private final boolean bosRemoved;

    SpecialTokens(ChatTemplate template, Tokenizer tokenizer, Trainer trainer) {
        this.bosRemoved = trainer == Trainer.UNSLOTH;
        this.bos = template.specialTokens().getOrDefault("bos_token", "");
        this.stop = template.stopToken();
        this.eos = template.specialTokens().getOrDefault("eos_token", "");
        this.known = new TreeSet<>();
        template.specialTokens().values().stream()
                .filter(token -> !token.isBlank())
                .forEach(known::add);
        Matcher written = MARK.matcher(template.source());
        while (written.find()) {
            known.add(written.group());
        }
        this.bosAdded = addsBos(bos, tokenizer);
    }

    private static boolean addsBos(String bos, Tokenizer tokenizer) {
        if (bos.isEmpty() || tokenizer.added() == 0) {
            return false;
        }
        Tokens tokens = tokenizer.encode(bos, true);
        return tokens.size() > 1 && tokens.id(0) == tokens.id(1);
    }

    void check(Example example, String text, List<Doubt> doubts) {
        if (example.text() != null) {
            return;
        }
        List<Message> messages = TemplateMessages.conversation(example);
        checkBegin(text, doubts);
        checkEnd(messages, text, doubts);
        for (int i = 0; i < messages.size(); i++) {
            checkContent(messages.get(i), i + 1, doubts);
        }
    }

    private void checkBegin(String text, List<Doubt> doubts) {
        if (bos.isEmpty()) {
            return;
        }
        if (text.startsWith(bos + bos)) {
            doubts.add(Doubt.of(RenderFinding.Code.DOUBLED_BOS, "the text begins with " + bos + " twice", bos));
        } else if (text.startsWith(bos)) {
            if (bosAdded && !bosRemoved) {
                doubts.add(Doubt.of(
                                RenderFinding.Code.DOUBLED_BOS,
                                "the text begins with " + bos
                                        + " and the tokenizer puts another before it unless add_special_tokens is off",
                                bos)
                        .told("by_tokenizer"));
            }
        } else if (!bosAdded) {
            doubts.add(Doubt.of(RenderFinding.Code.MISSING_BOS, "the text does not begin with " + bos, bos));
        }
    }

    private void checkEnd(List<Message> messages, String text, List<Doubt> doubts) {
        boolean answered =
                !messages.isEmpty() && messages.get(messages.size() - 1).role() == Role.ASSISTANT;
        if (stop.isEmpty() || !answered) {
            return;
        }
        String end = text.stripTrailing();
        boolean ended = end.endsWith(stop) || !eos.isEmpty() && end.endsWith(eos);
        if (!ended) {
            doubts.add(Doubt.of(
                    RenderFinding.Code.MISSING_EOS,
                    "the last answer does not end with " + stop + ", so the model does not learn to stop",
                    stop));
        } else if (end.endsWith(stop)
                && end.substring(0, end.length() - stop.length())
                        .stripTrailing()
                        .endsWith(stop)) {
            doubts.add(Doubt.of(RenderFinding.Code.DOUBLED_EOS, "the last answer ends with " + stop + " twice", stop));
        }
    }

    private void checkContent(Message message, int number, List<Doubt> doubts) {
        String content = message.text();
        for (String token : held(content)) {
            String role = message.role().wire();
            doubts.add(Doubt.of(
                    RenderFinding.Code.SPECIAL_TOKEN_IN_CONTENT,
                    "message " + number + " (" + role + ") holds the special token " + token,
                    number,
                    role,
                    token));
        }
    }

    private List<String> held(String content) {
        List<String> held = new ArrayList<>();
        if (content.indexOf('<') < 0 && content.indexOf('[') < 0) {
            return held;
        }
        known.stream().filter(content::contains).forEach(held::add);
        return held;
    }
}
