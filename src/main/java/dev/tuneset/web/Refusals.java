package dev.tuneset.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.outcome.TunesetException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** The words and the shape of a refusal: problem+json for programs, a page in the reader's language for people. */
@Singleton
public class Refusals {
    private static final int JSON_DETAIL_MAX = 300;

    private final Messages messages;
    private final Page page;
    private final RoutingContext routing;

    public Refusals(Messages messages, Page page, RoutingContext routing) {
        this.messages = messages;
        this.page = page;
        this.routing = routing;
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        private Templates() {}

        static native TemplateInstance refusal(ProblemDetails problem);
    }

    Response answer(ProblemDetails problem) {
        Response.ResponseBuilder response = Response.status(problem.status());
        return wantsProblem()
                ? response.entity(problem).type(ProblemDetails.TYPE).build()
                : response.entity(Templates.refusal(problem).render())
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                        .build();
    }

    /** Programs are told in JSON: all of the REST interface, and scripts of our pages, which ask for it. */
    private boolean wantsProblem() {
        String accept = routing.request().getHeader("Accept");
        return Door.isApi(routing.request().path())
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    /** The exception's words: translated where there is a translation, else its own English. */
    String words(TunesetException refused) {
        String english = Objects.requireNonNullElse(refused.getMessage(), refused.code());
        Language language = page.language();
        return language == Language.EN
                ? english
                : messages.find(language, "error." + refused.code(), refused.arguments())
                        .orElse(english);
    }

    ProblemDetails plain(int status) {
        return ProblemDetails.of(status, title(status), text("web.status.detail.", status));
    }

    String title(int status) {
        return text("web.status.title.", status);
    }

    String failure(String id) {
        return messages.text(page.language(), "web.failure", id);
    }

    String json(JsonProcessingException refused, boolean isSyntax) {
        String original = refused.getOriginalMessage();
        // Class names follow the sentence in parentheses; they are nobody's business.
        int inside = original.indexOf("(class ") >= 0 ? original.indexOf("(class ") : original.length();
        String reason = original.substring(0, Math.min(inside, JSON_DETAIL_MAX)).strip();
        return messages.text(page.language(), isSyntax ? "web.json.malformed" : "web.json.mismatched", reason);
    }

    private String text(String prefix, int status) {
        return messages.find(page.language(), prefix + status)
                .orElseGet(() -> messages.text(page.language(), prefix + (status < 500 ? 400 : 500)));
    }
}
