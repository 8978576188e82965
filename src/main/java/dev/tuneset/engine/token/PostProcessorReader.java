package dev.tuneset.engine.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the {@code post_processor} of a tokenizer.json, as far as it concerns a single text. */
final class PostProcessorReader {
    private final List<PostProcessor> links = new ArrayList<>();

    static PostProcessor read(Fields fields) {
        PostProcessorReader reader = new PostProcessorReader();
        reader.add(fields);
        long templates = reader.links.stream()
                .filter(PostProcessor.Template.class::isInstance)
                .count();
        if (templates > 1) {
            throw Refusal.unsupported("more than one template in its post-processor");
        }
        return new PostProcessor.Chain(reader.links);
    }

    private void add(Fields fields) {
        String type = fields.text("type");
        switch (type) {
            case "Sequence" -> fields.only("processors").objects("processors").forEach(this::add);
            case "ByteLevel" -> {
                fields.only("add_prefix_space", "trim_offsets", "use_regex");
                trim(fields);
            }
            case "TemplateProcessing" -> links.add(template(fields.only("single", "pair", "special_tokens")));
            case "BertProcessing" -> links.add(around(fields.only("sep", "cls")));
            case "RobertaProcessing" -> {
                fields.only("sep", "cls", "trim_offsets", "add_prefix_space");
                trim(fields);
                links.add(around(fields));
            }
            default -> throw Refusal.unsupported("the post-processor \"" + type + "\"");
        }
    }

    private void trim(Fields fields) {
        boolean addPrefixSpace = fields.flag("add_prefix_space");
        if (fields.flag("trim_offsets")) {
            links.add(new PostProcessor.Trim(addPrefixSpace));
        }
    }

    private static PostProcessor around(Fields fields) {
        return new PostProcessor.Template(
                List.of(slot(fields.pair("cls")), PostProcessor.Slot.TEXT, slot(fields.pair("sep"))));
    }

    private static PostProcessor.Slot slot(Map.Entry<String, Integer> token) {
        return new PostProcessor.Slot(List.of(token.getValue()), List.of(token.getKey()));
    }

    private static PostProcessor template(Fields fields) {
        List<PostProcessor.Slot> slots = new ArrayList<>();
        for (Fields piece : fields.objects("single")) {
            String kind = piece.onlyName();
            Fields value = piece.object(kind);
            switch (kind) {
                case "Sequence" -> slots.add(sequence(value));
                case "SpecialToken" -> slots.add(special(fields.object("special_tokens"), value.text("id")));
                default -> throw Refusal.unsupported("the template piece \"" + kind + "\"");
            }
        }
        PostProcessor.Template template = new PostProcessor.Template(slots);
        if (template.texts() != 1) {
            throw Refusal.unsupported("a template that has the text " + template.texts() + " times");
        }
        return template;
    }

    private static PostProcessor.Slot sequence(Fields fields) {
        if (!fields.text("id").equals("A")) {
            throw Refusal.malformed(fields.path() + " wants a second text");
        }
        return PostProcessor.Slot.TEXT;
    }

    private static PostProcessor.Slot special(Fields specialTokens, String id) {
        if (!specialTokens.has(id)) {
            throw Refusal.malformed(specialTokens.path() + " does not have \"" + id + "\"");
        }
        Fields token = specialTokens.object(id);
        List<Integer> ids = token.numbers("ids");
        List<String> surfaces = token.texts("tokens");
        if (ids.isEmpty() || ids.size() != surfaces.size()) {
            throw Refusal.malformed(token.path() + " has " + ids.size() + " ids for " + surfaces.size() + " tokens");
        }
        return new PostProcessor.Slot(ids, surfaces);
    }
}
