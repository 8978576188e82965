package dev.tuneset.web;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form that makes something carries a key that is new with every page. Sent a second time with the same words and files, it leads
 * to what the first time made; with others it is a form of its own. What keys made is remembered in memory, for the last of them.
 */
@Singleton
public class Once {
    static final String FIELD = "once";

    private static final String SENT = Once.class.getName();
    private static final int REMEMBERED_MAX = 1000;
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Page page;
    private final Map<String, CompletableFuture<Optional<String>>> made = new LinkedHashMap<>();

    public Once(Page page) {
        this.page = page;
    }

    @WithFormRead
    @ServerRequestFilter(priority = FormToken.PRIORITY + 1)
    public @Nullable Response lead(ResteasyReactiveContainerRequestContext request) {
        if (Door.isSafe(request.getMethod()) || Door.isApi(request.getUriInfo().getPath())) {
            return null;
        }
        var form = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        if (form == null || !form.contains(FIELD)) {
            return null;
        }
        String sent = SentForm.sum(request.getUriInfo().getPath(), form);
        while (true) {
            CompletableFuture<Optional<String>> first = begin(sent);
            if (first == null) {
                request.setProperty(SENT, sent);
                return null;
            }
            Optional<String> path = await(first);
            if (path.isPresent()) {
                page.leave(Flash.ok("web.sent_before"));
                return Redirect.to(path.get());
            }
        }
    }

    /** A form that was taken leads somewhere; one that was refused may be sent again. */
    @ServerResponseFilter
    public void remember(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SENT) instanceof String sent) {
            boolean leads = response.getStatus() == Response.Status.SEE_OTHER.getStatusCode();
            end(sent, leads ? Optional.ofNullable(response.getHeaderString("Location")) : Optional.empty());
        }
    }

    /** What the same form makes or made; nothing when this is the first. */
    private synchronized @Nullable CompletableFuture<Optional<String>> begin(String sent) {
        CompletableFuture<Optional<String>> first = made.putIfAbsent(sent, new CompletableFuture<>());
        if (first == null && made.size() > REMEMBERED_MAX) {
            made.remove(made.keySet().iterator().next());
        }
        return first;
    }

    private synchronized void end(String sent, Optional<String> path) {
        CompletableFuture<Optional<String>> ended = path.isPresent() ? made.get(sent) : made.remove(sent);
        if (ended != null) {
            ended.complete(path);
        }
    }

    private static Optional<String> await(CompletableFuture<Optional<String>> first) {
        try {
            return first.get(WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw underWay().causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw underWay().causedBy(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TunesetException underWay() {
        return new TunesetException(
                Problem.BAD_REQUEST,
                "form_under_way",
                "This form was sent already, and its work is not done yet. Wait a little, then look at the list of what there is.");
    }
}
