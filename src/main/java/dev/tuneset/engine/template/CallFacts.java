package dev.tuneset.engine.template;

import static dev.tuneset.engine.template.TemplateProbe.assistant;
import static dev.tuneset.engine.template.TemplateProbe.call;
import static dev.tuneset.engine.template.TemplateProbe.result;
import static dev.tuneset.engine.template.TemplateProbe.user;
import static dev.tuneset.engine.template.TemplateProbe.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of tool calls and their results in a template. */
record CallFacts(TemplateProbe probe) {
    void note(Set<String> deeds, boolean tools) {
        Optional<String> beside = called("cSaid");
        Optional<String> alone = called("").filter(CallFacts::written).or(() -> called(null));
        if (beside.isEmpty() && alone.isEmpty()) {
            return;
        }
        boolean called = (beside.orElse("") + alone.orElse("")).contains("cFirst");
        boolean all =
                beside.map(text -> written(text) && text.contains("cSaid")).orElse(true)
                        && alone.map(CallFacts::written).orElse(true);
        TemplateFacts.note(deeds, "drops_calls", called && !all);
        TemplateFacts.note(deeds, "ignores_calls", !called);
        boolean result = beside.or(() -> alone).orElse("").contains("cResult");
        TemplateFacts.note(deeds, "drops_results", !result && (tools || !deeds.contains("drops_other_roles")));
    }

    private static boolean written(String text) {
        return text.contains("cFirst") && text.contains("cSecond") && text.contains("cPlace");
    }

    private Optional<String> called(@Nullable String beside) {
        return called(beside, Map.of("place", "cPlace")).or(() -> called(beside, "{\"place\": \"cPlace\"}"));
    }

    private Optional<String> called(@Nullable String beside, Object arguments) {
        List<Map<String, @Nullable Object>> calls =
                List.of(call("cFirst", "callOne12", arguments), call("cSecond", "callTwo12", arguments));
        Map<String, @Nullable Object> said = with(with(assistant(""), "content", beside), "tool_calls", calls);
        List<Map<String, @Nullable Object>> results =
                List.of(result("cResult", "callOne12", "cFirst"), result("cOther", "callTwo12", "cSecond"));
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(List.of(user("qOne"), said));
        messages.addAll(results);
        messages.add(assistant("aTwo"));
        return probe.text(messages);
    }
}
