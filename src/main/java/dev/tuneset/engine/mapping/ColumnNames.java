package dev.tuneset.engine.mapping;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names this field gives its columns, most telling first. A name counts only as a whole. */
final class ColumnNames {
    static final List<String> SYSTEM = List.of("system", "system_prompt", "system_message", "系统", "系统提示", "系统提示词");
    static final List<String> PROMPT = List.of(
            "instruction",
            "question",
            "prompt",
            "query",
            "problem",
            "user",
            "human",
            "instruct",
            "指令",
            "问题",
            "提问",
            "提示",
            "提示词",
            "text",
            "sentence",
            "review",
            "document",
            "article",
            "message",
            "content",
            "文本",
            "内容",
            "评论",
            "句子");
    /** Said beside a prompt. */
    static final List<String> CONTEXT =
            List.of("input", "context", "passage", "article", "options", "choices", "输入", "上下文", "背景", "选项");

    static final List<String> ANSWER = List.of(
            "output",
            "answer",
            "response",
            "completion",
            "reply",
            "assistant",
            "gpt",
            "solution",
            "输出",
            "回答",
            "答案",
            "回复",
            "target",
            "label",
            "标签",
            "类别",
            "sentiment",
            "intent",
            "category",
            "summary",
            "translation",
            "species",
            "survived",
            "outcome",
            "churn",
            "diagnosis",
            "y",
            "class");
    static final List<String> IDENTIFIER =
            List.of("id", "idx", "index", "uuid", "guid", "key", "row", "row_id", "rowid", "no", "编号", "序号");
    static final List<String> CHAT = List.of("messages", "conversations", "conversation", "dialog", "dialogue");

    private static final Pattern CAMEL_CASE_ID = Pattern.compile(".*\\p{Ll}I[dD]");

    private ColumnNames() {}

    /** A name without the differences people make between spellings of the same. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    static boolean isIdentifier(String name) {
        String folded = folded(name);
        return IDENTIFIER.contains(folded)
                || folded.endsWith("_id")
                || folded.startsWith("unnamed:_")
                || CAMEL_CASE_ID.matcher(name.strip()).matches();
    }
}
