package dev.tuneset.template;

import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The chat templates that can be used: those built in. */
@ApplicationScoped
public class Templates {
    private final Catalogue catalogue = new Catalogue();

    /** The templates a project can use. */
    public List<ChatTemplate> list(long projectId) {
        return catalogue.templates();
    }

    public List<ChatTemplate> builtIn() {
        return catalogue.templates();
    }

    /** A template that a project can use, where there is one of that name. */
    public Optional<ChatTemplate> find(long projectId, String name) {
        return catalogue.find(name);
    }

    /** A template that a project can use, by its name or an alias; refused with the names there are. */
    public ChatTemplate named(long projectId, String name) {
        return catalogue.named(name);
    }

    /** A built-in template by its name or an alias, where there is one. */
    public Optional<ChatTemplate> find(String name) {
        return catalogue.find(name);
    }

    /** A built-in template by its name or an alias; refused with the names there are. */
    public ChatTemplate builtIn(String name) {
        return catalogue.named(name);
    }
}
