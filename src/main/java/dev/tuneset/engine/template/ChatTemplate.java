package dev.tuneset.engine.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chat template: Jinja source, and what is known of it.
 *
 * @param aliases other names it goes by in the tools of the field
 * @param specialTokens variables such as {@code bos_token}, handed to the template
 * @param stopToken the token that ends an answer
 * @param silently what it does to content without saying so, by name: {@code trims_content}, {@code default_system} ...
 * @param refuses what it fails on, by name: {@code two_questions}, {@code answer_first}, {@code system}
 * @param usedBy tools that train with it under one of its names
 */
public record ChatTemplate(
        String name,
        String title,
        String family,
        List<String> aliases,
        String source,
        Map<String, String> specialTokens,
        String stopToken,
        SystemSlot system,
        Reasoning reasoning,
        boolean tools,
        boolean images,
        List<String> silently,
        List<String> refuses,
        List<String> usedBy) {
    /** What becomes of a system message. */
    public enum SystemSlot {
        /** It has a place of its own. */
        SLOT,
        /** It is joined to a question. */
        MERGED,
        /** It is refused or lost. */
        NONE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the thought before an answer. */
    public enum Reasoning {
        KEPT,
        /** Thoughts of earlier turns are removed. */
        DROPPED,
        /** It has no place of its own. */
        NONE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ChatTemplate {
        aliases = List.copyOf(aliases);
        // in the order they were given in, which is the order they are shown in
        specialTokens = Collections.unmodifiableMap(new LinkedHashMap<>(specialTokens));
        silently = List.copyOf(silently);
        refuses = List.copyOf(refuses);
        usedBy = List.copyOf(usedBy);
    }

    /** Whether every Tuneset knows it by its name. */
    public boolean isBuiltIn() {
        return !family.isEmpty();
    }

    ChatTemplate withStopToken(String token) {
        return new ChatTemplate(
                name,
                title,
                family,
                aliases,
                source,
                specialTokens,
                token,
                system,
                reasoning,
                tools,
                images,
                silently,
                refuses,
                usedBy);
    }

    /** A template that a user brought: nothing is known of it but its source and special tokens. */
    public static ChatTemplate custom(String name, String source, Map<String, String> specialTokens) {
        return new ChatTemplate(
                name,
                name,
                "",
                List.of(),
                source,
                specialTokens,
                specialTokens.getOrDefault("eos_token", ""),
                SystemSlot.SLOT,
                Reasoning.KEPT,
                source.contains("tools"),
                source.contains("image"),
                List.of(),
                List.of(),
                List.of());
    }
}
