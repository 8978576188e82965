package dev.tuneset.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.outcome.TunesetException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;

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

        static native TemplateInstance refusal(ProblemDetails problem, String back);
    }

    Response answer(ProblemDetails problem) {
        Response.ResponseBuilder response = Response.status(problem.status());
        return wantsProblem()
                ? response.entity(problem).type(ProblemDetails.TYPE).build()
                : response.entity(Templates.refusal(problem, back()).render())
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                        .build();
    }

    /** The page whose form was refused, as far as its browser says; else empty. */
    private String back() {
        String referer = routing.request().getHeader("Referer");
        if (referer == null || routing.request().method().equals(HttpMethod.GET)) {
            return "";
        }
        try {
            URI from = new URI(referer);
            String query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            String path = from.getRawPath() + query;
            return Redirect.isLocal(path) ? path : "";
        } catch (URISyntaxException notAnAddress) {
            return "";
        }
    }

    /** Programs are told in JSON: all of the REST interface, and scripts of our pages, which ask for it. */
    private boolean wantsProblem() {
        String accept = routing.request().getHeader("Accept");
        return Door.isApi(routing.request().path())
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    String words(TunesetException refused) {
        return messages.text(page.language(), refused);
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

    /** Jackson's reason without the names of our classes, which are nobody's business. */
    String json(JsonProcessingException refused, boolean isSyntax) {
        String reason = refused.getOriginalMessage()
                .replaceAll("\\(class .*", "")
                .replaceAll("\\(token `[^`]*`\\)", "")
                .replaceAll("value of type `[^`]*`", "the value")
                .replaceAll("`[^`]*\\.[^`]*`", "it")
                .strip();
        String cut = reason.length() > JSON_DETAIL_MAX ? reason.substring(0, JSON_DETAIL_MAX) + "…" : reason;
        return messages.text(page.language(), isSyntax ? "web.json.malformed" : "web.json.mismatched", cut);
    }

    private String text(String prefix, int status) {
        return messages.find(page.language(), prefix + status)
                .orElseGet(() -> messages.text(page.language(), prefix + (status < 500 ? 400 : 500)));
    }
}
