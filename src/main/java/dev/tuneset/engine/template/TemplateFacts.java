package dev.tuneset.engine.template;

import static dev.tuneset.engine.template.TemplateProbe.assistant;
import static dev.tuneset.engine.template.TemplateProbe.conversation;
import static dev.tuneset.engine.template.TemplateProbe.joined;
import static dev.tuneset.engine.template.TemplateProbe.message;
import static dev.tuneset.engine.template.TemplateProbe.user;

import dev.tuneset.engine.template.ChatTemplate.Reasoning;
import dev.tuneset.engine.template.ChatTemplate.SystemSlot;
import dev.tuneset.engine.template.jinja.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be seen of a template by rendering probes with it: what the catalogue claims, and what is told of a template that a user brought. */
public final class TemplateFacts {
    private static final Pattern PHRASE = Pattern.compile("[A-Z][a-z]*(?:[ ,]+[A-Za-z']+){2,}");
    /** A conversation whose messages come out whole and in order. */
    private static final Pattern PLAIN = Pattern.compile("(?s).*qOne.*aOne.*qTwo.*aTwo.*");

    private static final String PAD = " \n";

    /** Everything that a template can be seen to do without saying so. */
    public static final Set<String> DEEDS = Set.of(
            "adds_system",
            "always_generation_prompt",
            "date_header",
            "default_system",
            "drops_calls",
            "drops_final_reasoning",
            "drops_other_roles",
            "drops_parts",
            "drops_reasoning",
            "drops_results",
            "drops_system",
            "empty_think",
            "empty_think_prompt",
            "ends_with_eos",
            "ignores_calls",
            "leading_newline",
            "no_bos",
            "no_generation_prompt",
            "no_stop_token",
            "open_think_prompt",
            "parts_as_code",
            "renames_other_roles",
            "stop_token_last_only",
            "stops_with_next_turn",
            "strips_line_breaks",
            "system_last_turn",
            "thinks_when_told",
            "trims_answers",
            "trims_content",
            "trims_questions",
            "trims_system");

    /** Everything that a template can be seen to refuse. */
    public static final Set<String> REFUSALS = Set.of("answer_first", "system", "two_questions");

    private final ChatTemplate template;
    private final TemplateProbe probe;
    private final ThoughtFacts thoughts;
    private final String plain;
    private final Optional<String> instructed;

    TemplateFacts(ChatTemplate template) {
        this(template, TemplateProbe.patient(template));
    }

    private TemplateFacts(ChatTemplate template, TemplateProbe probe) {
        this.template = template;
        this.probe = probe;
        this.thoughts = new ThoughtFacts(template, probe);
        this.plain = probe.text(conversation()).orElseThrow();
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(List.of(message("system", "sRules")));
        messages.addAll(conversation());
        Optional<String> whole = probe.text(messages);
        // Mistral's later templates write the system message only before a question that is to be answered
        this.instructed = whole.orElse("").contains("sRules") ? whole : probe.text(messages.subList(0, 4));
    }

    /**
     * A template that a user brought, with what can be seen of it. One that does not write a plain conversation in its order has
     * nothing that can be seen.
     *
     * @throws dev.tuneset.engine.template.jinja.TemplateException when it does not compile
     */
    public static ChatTemplate measured(String name, String source, Map<String, String> specialTokens) {
        ChatTemplate custom = ChatTemplate.custom(name, source, specialTokens);
        TemplateProbe probe = TemplateProbe.hasty(custom);
        String plain = probe.text(conversation()).orElse("");
        if (!PLAIN.matcher(plain).matches()) {
            return custom;
        }
        ChatTemplate stopping = custom.withStopToken(stopToken(custom, plain));
        return new TemplateFacts(stopping, probe).told();
    }

    private ChatTemplate told() {
        return new ChatTemplate(
                template.name(),
                template.title(),
                template.family(),
                template.aliases(),
                template.source(),
                template.specialTokens(),
                template.stopToken(),
                system(),
                reasoning(),
                tools(),
                images(),
                List.copyOf(silently()),
                List.copyOf(refuses()),
                template.usedBy());
    }

    /** The first special token behind the last answer, else behind the first. */
    private static String stopToken(ChatTemplate template, String plain) {
        SpecialMarks marks = SpecialMarks.of(template);
        for (String closing : List.of(plain.substring(plain.lastIndexOf("aTwo")), between(plain, "aOne", "qTwo"))) {
            List<Span> found = marks.in(closing);
            if (!found.isEmpty()) {
                return closing.substring(found.get(0).start(), found.get(0).end());
            }
        }
        return "";
    }

    SystemSlot system() {
        String text = instructed.orElse("");
        int at = text.indexOf("sRules");
        if (at < 0) {
            return SystemSlot.NONE;
        }
        // what opens the second question stands between a system turn and the first question too
        String opener = lastLine(between(plain, "aOne", "qTwo"));
        opener = opener.startsWith(template.stopToken())
                ? opener.substring(template.stopToken().length())
                : opener;
        return text.indexOf(opener, at) < text.indexOf("qOne") && at < text.indexOf("qOne")
                ? SystemSlot.SLOT
                : SystemSlot.MERGED;
    }

    Reasoning reasoning() {
        return thoughts.reasoning();
    }

    boolean tools() {
        return probe.text(List.of(user("qOne")), List.of(TemplateProbe.TOOL), true, TemplateProbe.NOW)
                .orElse("")
                .contains("toolGiven");
    }

    boolean images() {
        Map<String, @Nullable Object> words = Map.of("type", "text", "text", "qOne");
        String without = probe.prompt(List.of(user(List.of(words)))).orElse("");
        String text = probe.prompt(List.of(user(List.of(Map.of("type", "image"), words))))
                .orElse("");
        return text.contains("qOne") && !text.contains("text'") && !text.contains("text\"") && !text.equals(without);
    }

    Set<String> refuses() {
        Set<String> refused = new TreeSet<>();
        if (instructed.isEmpty()) {
            refused.add("system");
        }
        if (probe.text(joined(List.of(user("qOne")), conversation().subList(2, 4)))
                .isEmpty()) {
            refused.add("two_questions");
        }
        if (probe.text(joined(List.of(assistant("aZero")), conversation().subList(0, 2)))
                .isEmpty()) {
            refused.add("answer_first");
        }
        return refused;
    }

    Set<String> silently() {
        Set<String> deeds = new TreeSet<>();
        note(deeds, "default_system", !lost().isEmpty());
        note(deeds, "adds_system", !kept().isEmpty());
        note(deeds, "date_header", dated());
        note(deeds, "drops_system", instructed.isPresent() && !instructed.get().contains("sRules"));
        note(
                deeds,
                "system_last_turn",
                instructed.orElse("").indexOf("sRules") > instructed.orElse("").indexOf("aOne"));
        trims(deeds);
        deeds.addAll(thoughts.deeds());
        roles(deeds);
        parts(deeds);
        new CallFacts(probe).note(deeds, tools());
        ends(deeds);
        return deeds;
    }

    private void trims(Set<String> deeds) {
        String text = probe.text(List.of(
                        user(padded("qOne")), assistant(padded("aOne")), user("qTwo"), assistant(padded("aTwo"))))
                .orElse("");
        boolean questions = trimmed(text, "qOne");
        boolean answers = trimmed(text, "aOne") && trimmed(text, "aTwo");
        note(deeds, "trims_content", questions && answers);
        note(deeds, "trims_questions", questions && !answers);
        note(deeds, "trims_answers", answers && !questions);
        String system = probe.text(List.of(message("system", padded("sRules")), user("qOne")))
                .orElse("");
        note(deeds, "trims_system", system.contains("sRules") && trimmed(system, "sRules") && !questions);
        String broken = probe.text(List.of(user("qOne"), assistant("\n\naOne"))).orElse("\naOne");
        note(deeds, "strips_line_breaks", !answers && !broken.contains("\n\naOne"));
    }

    private void roles(Set<String> deeds) {
        String text = probe.text(joined(
                        conversation().subList(0, 2),
                        List.of(message("narrator", "nSaid"), user("qTwo"), assistant("aTwo"))))
                .orElse("nSaid narrator");
        note(deeds, "drops_other_roles", !text.contains("nSaid"));
        note(
                deeds,
                "renames_other_roles",
                text.contains("nSaid") && !text.toLowerCase(Locale.ROOT).contains("narrator"));
    }

    private void parts(Set<String> deeds) {
        Map<String, @Nullable Object> words = Map.of("type", "text", "text", "qOne");
        String text = probe.prompt(List.of(user(List.of(words, Map.of("type", "riddle", "riddle", "pOne")))))
                .orElse("");
        boolean code = text.contains("'text'") || text.contains("\"text\"");
        note(deeds, "parts_as_code", code);
        note(deeds, "drops_parts", !code && !text.isEmpty() && !text.contains("pOne"));
    }

    private void ends(Set<String> deeds) {
        String bos = template.specialTokens().getOrDefault("bos_token", "");
        String eos = template.specialTokens().getOrDefault("eos_token", "");
        note(deeds, "no_bos", !bos.isEmpty() && !plain.startsWith(bos));
        note(deeds, "leading_newline", plain.startsWith("\n"));
        List<Map<String, @Nullable Object>> asked = conversation().subList(0, 3);
        note(deeds, "no_generation_prompt", probe.text(asked).equals(probe.prompt(asked)));
        String closing = behindLastAnswer();
        boolean stops = stopsIn(closing);
        boolean stopsBetween = stopsIn(between(plain, "aOne", "qTwo"));
        note(deeds, "no_stop_token", !stops && !stopsBetween);
        note(deeds, "stops_with_next_turn", !stops && stopsBetween);
        note(deeds, "stop_token_last_only", stops && !stopsBetween);
        boolean eosBetween = between(plain, "aOne", "qTwo").contains(eos);
        note(
                deeds,
                "ends_with_eos",
                !eos.isEmpty() && closing.contains(eos) && !eosBetween && !eos.equals(template.stopToken()));
        String header = lastLine(between(plain, "qOne", "aOne").strip());
        note(
                deeds,
                "always_generation_prompt",
                !header.isEmpty() && closing.contains(header) && !header.equals(template.stopToken()));
    }

    private boolean stopsIn(String closing) {
        return !template.stopToken().isEmpty() && closing.contains(template.stopToken());
    }

    /** Sentences before the first question that give way to a system message. */
    private Set<String> lost() {
        Set<String> phrases = phrases(plain);
        phrases.removeAll(phrases(instructed.orElse(plain)));
        return phrases;
    }

    /** Sentences before the first question that stay beside a system message. */
    private Set<String> kept() {
        Set<String> phrases = phrases(plain);
        phrases.retainAll(phrases(instructed.orElse(plain)));
        return phrases;
    }

    private static Set<String> phrases(String text) {
        Set<String> phrases = new TreeSet<>();
        Matcher matcher = PHRASE.matcher(text.substring(0, Math.max(0, text.indexOf("qOne"))));
        while (matcher.find()) {
            if (!matcher.group().matches("(?i).*(?:date|cutoff).*")) {
                phrases.add(matcher.group());
            }
        }
        return phrases;
    }

    private boolean dated() {
        String later = probe.text(conversation(), null, false, TemplateProbe.NOW.plusDays(400))
                .orElse("");
        return !later.equals(plain)
                || Pattern.compile("Today Date: |Current date: ").matcher(plain).find();
    }

    private String behindLastAnswer() {
        return plain.substring(plain.lastIndexOf("aTwo") + 4);
    }

    private static String lastLine(String text) {
        List<String> lines = text.strip().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static String between(String text, String left, String right) {
        return text.substring(text.indexOf(left) + left.length(), text.indexOf(right));
    }

    private static String padded(String word) {
        return PAD + word + PAD;
    }

    private static boolean trimmed(String text, String word) {
        return text.contains(word) && !text.contains(PAD + word) && !text.contains(word + PAD);
    }

    static void note(Set<String> deeds, String deed, boolean done) {
        if (done) {
            deeds.add(deed);
        }
    }
}
