package dev.tuneset.render;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.turns.Reasoning;
import dev.tuneset.engine.template.ChatTemplate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chat template does without saying so, by whether it bears on an example.
 *
 * @param here what the example has occasion for
 * @param elsewhere the rest
 */
public record SilentDeeds(List<String> here, List<String> elsewhere) {
    private static final Set<Role> KNOWN_ROLES = EnumSet.of(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);

    static SilentDeeds of(@Nullable ChatTemplate template, @Nullable Example example) {
        List<String> here = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (String deed : template == null ? Set.<String>of() : template.silently()) {
            (example != null && concerns(deed, example) ? here : elsewhere).add(deed);
        }
        return new SilentDeeds(here, elsewhere);
    }

    /** Deeds that are not named here are done to every example. */
    private static boolean concerns(String deed, Example example) {
        return switch (deed) {
            case "ignores_calls", "drops_calls" ->
                any(example, message -> !message.toolCalls().isEmpty());
            case "drops_results" -> any(example, message -> message.role() == Role.TOOL);
            case "drops_parts", "parts_as_code" -> any(example, SilentDeeds::isInParts);
            case "drops_system", "system_last_turn" -> any(example, message -> message.role() == Role.SYSTEM);
            case "default_system" -> !any(example, message -> message.role() == Role.SYSTEM);
            case "drops_other_roles", "renames_other_roles" ->
                any(example, message -> !KNOWN_ROLES.contains(message.role()));
            case "drops_reasoning", "drops_final_reasoning", "thinks_when_told" -> any(example, Reasoning::isIn);
            case "trims_content" -> any(example, SilentDeeds::hasBlankEnds);
            case "trims_system" -> any(example, message -> message.role() == Role.SYSTEM && hasBlankEnds(message));
            case "trims_questions" -> any(example, message -> message.role() == Role.USER && hasBlankEnds(message));
            case "trims_answers" -> any(example, message -> message.role() == Role.ASSISTANT && hasBlankEnds(message));
            case "strips_line_breaks" ->
                any(
                        example,
                        message -> message.role() == Role.ASSISTANT
                                && message.text().startsWith("\n"));
            default -> true;
        };
    }

    private static boolean any(Example example, Predicate<Message> test) {
        return Stream.concat(
                        example.messages().stream(),
                        example.completions().stream().flatMap(answer -> answer.messages().stream()))
                .anyMatch(test);
    }

    /** A part that came as an item of a list has keys of its own. */
    private static boolean isInParts(Message message) {
        return message.hasMedia()
                || message.content().stream()
                        .anyMatch(part -> part instanceof Part.Text text
                                && !text.attributes().isEmpty());
    }

    private static boolean hasBlankEnds(Message message) {
        return !message.text().equals(message.text().strip());
    }
}
