package dev.tuneset.template;

/** A project's chat template got another name; who refers to it by name follows. */
public record TemplateRenamed(long projectId, String from, String to) {}
