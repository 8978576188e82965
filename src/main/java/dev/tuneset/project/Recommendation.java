package dev.tuneset.project;

import java.util.ArrayList;
import java.util.List;

/**
 * What Tuneset would choose for a goal, and why.
 *
 * @param format name of a training format
 * @param template name of a chat template; empty when the format needs none
 * @param examplesMin below this number, training shows no effect
 * @param examplesGood from this number on, results get better
 * @param why codes of the reasons, for translation ({@code project.why.<code>})
 */
public record Recommendation(String format, String template, int examplesMin, int examplesGood, Reasons why) {
    public static final int EXAMPLES_MIN = 100;
    public static final int EXAMPLES_GOOD = 1000;

    /** Codes of the reasons for each part of the advice. */
    public record Reasons(List<String> format, List<String> template, List<String> size) {
        public Reasons {
            format = List.copyOf(format);
            template = List.copyOf(template);
            size = List.copyOf(size);
        }
    }

    /** The advice for a goal; open answers count as the most common ones. */
    public static Recommendation of(Goal goal) {
        Purpose purpose = goal.purpose() == null ? Purpose.INSTRUCTIONS : goal.purpose();
        List<String> whyFormat = new ArrayList<>();
        List<String> whyTemplate = new ArrayList<>();
        String format = format(purpose, goal, whyFormat);
        String template = format.equals("text") ? "" : template(purpose, goal, whyTemplate);
        if (template.isEmpty()) {
            whyTemplate.add("no_template");
        }
        return new Recommendation(
                format,
                template,
                EXAMPLES_MIN,
                EXAMPLES_GOOD,
                new Reasons(whyFormat, whyTemplate, size(purpose, goal)));
    }

    private static String format(Purpose purpose, Goal goal, List<String> why) {
        if (purpose == Purpose.CONTINUED_PRETRAINING) {
            why.add("text_learns_all");
            return "text";
        }
        if (goal.origin() == Origin.CONVERSATIONS || purpose == Purpose.CHAT) {
            why.add("chatml_turns");
        } else if (purpose == Purpose.REASONING) {
            why.add("chatml_reasoning");
        } else if (purpose == Purpose.CLASSIFICATION) {
            why.add("chatml_label");
        } else {
            why.add("chatml_common");
        }
        if (goal.origin() == Origin.TABLES && purpose != Purpose.CHAT) {
            why.add("columns_merge");
        }
        if (goal.outputStyle() == OutputStyle.JSON) {
            why.add("json_in_answer");
        }
        return "chatml";
    }

    private static String template(Purpose purpose, Goal goal, List<String> why) {
        if (purpose == Purpose.REASONING) {
            why.add("qwen_reasoning");
            return "qwen-2.5";
        }
        if (goal.language() == DataLanguage.CHINESE || goal.language() == DataLanguage.MIXED) {
            why.add("qwen_chinese");
            return "qwen-2.5";
        }
        if (goal.outputStyle() == OutputStyle.CODE) {
            why.add("qwen_code");
            return "qwen-2.5";
        }
        if (goal.language() == DataLanguage.OTHER) {
            why.add("gemma_languages");
            return "gemma-3";
        }
        why.add("llama_english");
        why.add("model_decides");
        return "llama-3";
    }

    private static List<String> size(Purpose purpose, Goal goal) {
        List<String> why = new ArrayList<>();
        if (purpose == Purpose.CONTINUED_PRETRAINING) {
            why.add("pretraining_more");
        } else {
            why.add("few_no_effect");
            why.add("more_better");
        }
        if (purpose == Purpose.CLASSIFICATION) {
            why.add("every_label");
        }
        if (goal.origin() == Origin.GENERATED) {
            why.add("generated_check");
        }
        why.add("quality_first");
        return why;
    }
}
