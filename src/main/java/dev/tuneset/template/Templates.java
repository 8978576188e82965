package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The chat templates that can be used: those built in, and those a project brought, whose versions are {@code name@2}. */
@ApplicationScoped
public class Templates {
    private static final int MEASURED_MAX = 64;
    private static final Pattern VERSION = Pattern.compile("(.+)@([0-9]{1,9})");

    private final Catalogue catalogue = new Catalogue();
    private final OwnTemplates own;
    private final Map<String, ChatTemplate> measured = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ChatTemplate> eldest) {
            return size() > MEASURED_MAX;
        }
    };

    public Templates(OwnTemplates own) {
        this.own = own;
    }

    /** The templates a project can use: its own first, each in its newest version. */
    @Transactional
    public List<ChatTemplate> list(long projectId) {
        List<ChatTemplate> all = new ArrayList<>();
        own.list(projectId).forEach(template -> all.add(measured(template.name(), own.version(template, null))));
        all.addAll(catalogue.templates());
        return all;
    }

    public List<ChatTemplate> builtIn() {
        return catalogue.templates();
    }

    /** A template that a project can use, where there is one of that name. */
    @Transactional
    public Optional<ChatTemplate> find(long projectId, String name) {
        Matcher version = VERSION.matcher(name);
        if (version.matches()) {
            return own.find(projectId, version.group(1))
                    .filter(template -> number(version) >= 1 && number(version) <= template.version())
                    .map(template -> measured(name, own.version(template, number(version))));
        }
        // A project's own goes before a built-in one that a later Tuneset brought under its name.
        return own.find(projectId, name)
                .map(template -> measured(name, own.version(template, null)))
                .or(() -> catalogue.find(name));
    }

    private static int number(Matcher version) {
        return Integer.parseInt(version.group(2));
    }

    /** A template that a project can use, by its name or an alias; refused with the names there are. */
    @Transactional
    public ChatTemplate named(long projectId, String name) {
        return find(projectId, name).orElseThrow(() -> unknown(projectId, name));
    }

    /** The name that means the same for ever: of a project's own template with its version, as {@code name@2}. */
    @Transactional
    public String pinned(long projectId, String name) {
        return own.find(projectId, name)
                .map(template -> template.name() + "@" + template.version())
                .orElse(name);
    }

    /** A built-in template by its name or an alias, where there is one. */
    public Optional<ChatTemplate> find(String name) {
        return catalogue.find(name);
    }

    /** A built-in template by its name or an alias; refused with the names there are. */
    public ChatTemplate builtIn(String name) {
        return catalogue.named(name);
    }

    /** A version with what is measured of it, under the name it was asked for. */
    ChatTemplate measured(String name, TemplateVersion version) {
        String key = version.id() + " " + name;
        synchronized (measured) {
            ChatTemplate known = measured.get(key);
            if (known != null) {
                return known;
            }
        }
        ChatTemplate fresh = TemplateFacts.measured(name, version.source(), version.specialTokens());
        synchronized (measured) {
            measured.put(key, fresh);
        }
        return fresh;
    }

    private TunesetException unknown(long projectId, String name) {
        String known = list(projectId).stream().map(ChatTemplate::name).collect(Collectors.joining(", "));
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_template",
                        "There is no chat template \"" + name + "\". There are: " + known + ".",
                        name,
                        known)
                .inField("chat_template");
    }
}
