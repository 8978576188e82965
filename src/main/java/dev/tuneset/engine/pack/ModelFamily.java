package dev.tuneset.engine.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tools call the chat template of a model, told from the model's name.
 *
 * @param llamaFactory LLaMA-Factory's {@code template}, as its {@code constants.py} pairs them
 * @param masked whether TRL knows a training template that marks the assistant's part ({@code get_training_chat_template})
 * @param ask how a user's turn begins in the rendered text, and how the answer begins; empty when not known
 */
record ModelFamily(Pattern name, String llamaFactory, boolean masked, Ask ask) {
    /** Where a turn of the user and an answer begin. */
    record Ask(String user, String assistant) {
        boolean isKnown() {
            return !user.isEmpty();
        }
    }

    /** Families whose template reads {@code reasoning_content}. */
    private static final Set<String> REASONING = Set.of("qwen3", "qwen3_5", "qwen3_6", "glm4_moe", "glm4_7");

    /** Families that take pictures, sound or films. */
    private static final Set<String> SEEING = Set.of(
            "qwen2_vl",
            "qwen2_omni",
            "qwen2_audio",
            "qwen3_vl",
            "qwen3_vl_nothink",
            "qwen3_omni",
            "qwen3_omni_nothink",
            "qwen3_5",
            "qwen3_6",
            "llama4",
            "mllama",
            "gemma3",
            "gemma3n",
            "gemma4",
            "ministral3",
            "mistral_small",
            "pixtral",
            "glm4v",
            "glm4_5v",
            "intern_vl",
            "minicpm_v",
            "minicpm_v_4_6",
            "minicpm_o");

    private static final Ask UNKNOWN = new Ask("", "");
    private static final Ask CHATML = new Ask("<|im_start|>user\n", "<|im_start|>assistant\n");
    private static final Ask LLAMA_3 = new Ask(
            "<|start_header_id|>user<|end_header_id|>\n\n", "<|start_header_id|>assistant<|end_header_id|>\n\n");
    private static final Ask GEMMA = new Ask("<start_of_turn>user\n", "<start_of_turn>model\n");
    private static final Ask MISTRAL = new Ask("[INST]", "[/INST]");
    private static final Ask PHI_3 = new Ask("<|user|>\n", "<|assistant|>\n");
    private static final Ask PHI_4 = new Ask("<|im_start|>user<|im_sep|>", "<|im_start|>assistant<|im_sep|>");

    /** The first that matches counts. */
    private static final List<ModelFamily> ALL = List.of(
            of("deepseek-r1", "deepseekr1", false, UNKNOWN),
            of("deepseek-(v2|v3)", "deepseek3", true, UNKNOWN),
            of("deepseek-coder", "deepseekcoder", false, UNKNOWN),
            of("deepseek", "deepseek", false, UNKNOWN),
            of("qwen3[._-]?6", "qwen3_6", true, CHATML),
            of("qwen3[._-]5", "qwen3_5", true, CHATML),
            of("qwen3-vl.*instruct", "qwen3_vl_nothink", true, CHATML),
            of("qwen3-vl", "qwen3_vl", true, CHATML),
            of("qwen3-omni.*(instruct|captioner)", "qwen3_omni_nothink", false, CHATML),
            of("qwen3-omni", "qwen3_omni", false, CHATML),
            of("qwen2[._-]?5-omni", "qwen2_omni", false, CHATML),
            of("qwen2-audio", "qwen2_audio", false, CHATML),
            of("qwen2[._-]?5-vl", "qwen2_vl", true, CHATML),
            of("qwen2-vl|qvq", "qwen2_vl", false, CHATML),
            of("qwen3.*instruct|qwen3-coder", "qwen3_nothink", true, CHATML),
            of("qwen3", "qwen3", true, CHATML),
            of("qwen2?[._-]?5|qwen2", "qwen", true, CHATML),
            of("qwen", "qwen", false, CHATML),
            of("llama-?4", "llama4", false, UNKNOWN),
            of("llama-?3\\.2.*vision", "mllama", false, LLAMA_3),
            of("llama-?3", "llama3", true, LLAMA_3),
            of("llama-?2", "llama2", false, MISTRAL),
            of("gemma-?4", "gemma4", false, UNKNOWN),
            of("gemma-?3n", "gemma3n", false, GEMMA),
            of("gemma-?3-(270m|1b)", "gemma2", true, GEMMA),
            of("gemma-?3", "gemma3", true, GEMMA),
            of("gemma-?2", "gemma2", true, GEMMA),
            of("gemma", "gemma", true, GEMMA),
            of("ministral-?3", "ministral3", false, MISTRAL),
            of("ministral", "ministral", false, MISTRAL),
            of("(mistral|devstral|magistral)-small", "mistral_small", false, MISTRAL),
            of("pixtral", "pixtral", false, MISTRAL),
            of("mistral|mixtral|codestral", "mistral", false, MISTRAL),
            of("phi-?4-mini", "phi4_mini", false, UNKNOWN),
            of("phi-?4", "phi4", false, PHI_4),
            of("phi-?3", "phi", true, PHI_3),
            of("gpt-oss", "gpt_oss", true, UNKNOWN),
            of("glm-?4[._-]1v", "glm4v", false, UNKNOWN),
            of("glm-?4[._-][56]v", "glm4_5v", false, UNKNOWN),
            of("glm-?4[._-]?7", "glm4_7", false, UNKNOWN),
            of("glm-?4[._-]?[56]", "glm4_moe", true, UNKNOWN),
            of("glm-?z1", "glmz1", false, UNKNOWN),
            of("glm-?4", "glm4", false, UNKNOWN),
            of("granite-?4", "granite4", false, UNKNOWN),
            of("granite", "granite3", false, UNKNOWN),
            of("internvl", "intern_vl", false, CHATML),
            of("internlm", "intern2", false, CHATML),
            of("minicpm-v-4[._-]6", "minicpm_v_4_6", false, CHATML),
            of("minicpm-v", "minicpm_v", false, CHATML),
            of("minicpm-o", "minicpm_o", false, CHATML),
            of("minicpm4", "cpm4", false, CHATML),
            of("lfm-?2", "lfm2", true, CHATML),
            of("smollm2", "smollm2", false, CHATML),
            of("smollm", "smollm", false, CHATML),
            of("yi-", "yi", false, CHATML),
            of("command-r|aya-", "cohere", true, UNKNOWN),
            of("falcon-h1", "falcon_h1", false, UNKNOWN),
            of("falcon", "falcon", false, UNKNOWN),
            of("exaone", "exaone", false, UNKNOWN),
            of("zephyr", "zephyr", false, UNKNOWN),
            of("vicuna", "vicuna", false, new Ask("USER: ", "ASSISTANT: ")));

    private static ModelFamily of(String name, String llamaFactory, boolean masked, Ask ask) {
        return new ModelFamily(Pattern.compile("(^|[/_-]|meta-)(" + name + ")"), llamaFactory, masked, ask);
    }

    /** Whether the model takes more than text, as far as its name tells. */
    static boolean sees(String model) {
        return find(model).map(family -> SEEING.contains(family.llamaFactory)).orElse(false);
    }

    /** What carries a thought so that the chat template shows it: a key the template reads, else the text. */
    static String thoughts(PackRequest request, String model) {
        String template = request.template();
        if (template != null) {
            return template.contains("reasoning_content")
                    ? "reasoning_content"
                    : template.contains(".thinking") ? "thinking" : "content";
        }
        String family = find(model).map(ModelFamily::llamaFactory).orElse("");
        if (family.equals("gpt_oss")) {
            return "thinking";
        }
        return REASONING.contains(family) ? "reasoning_content" : "content";
    }

    /** How the families begin questions and answers, each once. */
    static List<Ask> asks() {
        return ALL.stream()
                .map(ModelFamily::ask)
                .filter(Ask::isKnown)
                .distinct()
                .toList();
    }

    static Optional<ModelFamily> find(String model) {
        String lower = model.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(family -> family.name.matcher(lower).find()).findFirst();
    }
}
