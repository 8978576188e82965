package dev.tuneset.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before everything the server answers: turns away requests for a host name that is not ours and writes that another site's
 * page sends, and gives every answer its security headers.
 */
@Singleton
public class Door {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    private final String boundTo;
    private final List<String> allowedHosts;

    public Door(
            @ConfigProperty(name = "quarkus.http.host") String boundTo,
            @ConfigProperty(name = "tuneset.allowed-hosts") Optional<List<String>> allowedHosts) {
        this.boundTo = boundTo;
        this.allowedHosts = allowedHosts.orElse(List.of());
    }

    void open(@Observes Filters filters) {
        filters.register(this::admit, 500);
    }

    private void admit(RoutingContext routing) {
        routing.response().headers().addAll(HEADERS);
        routing.addHeadersEndHandler(end -> forbidKeeping(routing.response().headers()));
        if (!isOurHost(routing.request())) {
            refuse(routing, 421, "This server does not answer for that host name.");
        } else if (!isSafe(routing.request().method().name()) && comesFromAnotherSite(routing.request())) {
            refuse(routing, 403, "A page of another site may not write here.");
        } else {
            routing.next();
        }
    }

    /** Pages change with each click and may hold private data: nothing but named bundles is kept by browsers. */
    private static void forbidKeeping(MultiMap headers) {
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** Against DNS rebinding: a name that an attacker's DNS points at this machine is not ours. */
    private boolean isOurHost(HttpServerRequest request) {
        if (!LOOPBACK.contains(boundTo) && allowedHosts.isEmpty()) {
            return true;
        }
        HostAndPort authority = request.authority();
        if (authority == null) {
            return false;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host) || allowedHosts.contains(host);
    }

    /**
     * Browsers say where a write comes from, in {@code Sec-Fetch-Site} or at least in {@code Origin}, and no page can make them lie. A
     * program such as curl sends neither and carries nobody's cookies.
     */
    private static boolean comesFromAnotherSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN_SITE.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServerRequest request) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static void refuse(RoutingContext routing, int status, String detail) {
        routing.response().setStatusCode(status).putHeader("Connection", "close");
        if (isApi(routing.request().path())) {
            routing.response()
                    .putHeader("Content-Type", ProblemDetails.TYPE)
                    .end("{\"type\":\"about:blank\",\"title\":\"Refused\",\"status\":" + status + ",\"detail\":\""
                            + detail + "\"}");
        } else {
            routing.response()
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(detail);
        }
    }

    static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
