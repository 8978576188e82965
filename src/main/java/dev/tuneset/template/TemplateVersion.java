package dev.tuneset.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** A project's chat template as it was saved once. */
@Entity
@Table(name = "chat_template_version")
public class TemplateVersion extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "template_id")
    private long templateId;

    private int number;

    private String source;

    @Column(name = "special_tokens")
    @Convert(converter = TokensColumn.class)
    private Map<String, String> specialTokens;

    private String origin;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected TemplateVersion() {}

    TemplateVersion(OwnTemplate template, TemplateDraft draft, Instant now) {
        this.templateId = template.id();
        this.number = template.nextVersion(now);
        this.source = draft.source();
        this.specialTokens = draft.specialTokens();
        this.origin = draft.origin();
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    public String source() {
        return source;
    }

    /** Variables such as {@code bos_token}. */
    public Map<String, String> specialTokens() {
        return specialTokens;
    }

    /** The file it came from; empty when it was typed. */
    public String origin() {
        return origin;
    }

    public Instant createdAt() {
        return createdAt;
    }

    boolean says(TemplateDraft draft) {
        return source.equals(draft.source()) && specialTokens.equals(draft.specialTokens());
    }
}
