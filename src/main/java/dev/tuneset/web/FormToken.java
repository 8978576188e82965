package dev.tuneset.web;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Pages take a form only with the token they handed out: as field {@code form_token} or header {@code X-Form-Token}, equal to the
 * cookie. The REST interface needs none; {@link Door} turns away what another site's page sends there.
 */
@Singleton
public class FormToken {
    static final int PRIORITY = Priorities.AUTHENTICATION;
    static final String FIELD = "form_token";
    static final String HEADER = "X-Form-Token";

    private final Page page;

    public FormToken(Page page) {
        this.page = page;
    }

    @WithFormRead
    @ServerRequestFilter(priority = PRIORITY)
    public void check(ResteasyReactiveContainerRequestContext request) {
        if (Door.isSafe(request.getMethod()) || Door.isApi(request.getUriInfo().getPath())) {
            return;
        }
        Optional<String> expected = page.cookie(Page.TOKEN_COOKIE);
        Optional<String> given =
                Optional.ofNullable(request.getHeaderString(HEADER)).or(() -> field(request));
        if (expected.isEmpty() || given.isEmpty() || !same(expected.get(), given.get())) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "form_token",
                            "The form was too old or came from elsewhere. Load the page again and send it once more.")
                    .inField(FIELD);
        }
    }

    private static Optional<String> field(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return context.getFormParameter(FIELD, true, false) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
