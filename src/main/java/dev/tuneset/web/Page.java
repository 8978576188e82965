package dev.tuneset.web;

import io.quarkus.arc.Unremovable;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The request as a page sees it: language, theme, form token and the message left by the request before. */
@Named("page")
@RequestScoped
@Unremovable
public class Page {
    static final String LANGUAGE_COOKIE = "tuneset_language";
    static final String THEME_COOKIE = "tuneset_theme";
    static final String TOKEN_COOKIE = "tuneset_form";
    static final String FLASH_COOKIE = "tuneset_flash";

    private static final long YEAR_SECONDS = 365L * 24 * 3600;
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RoutingContext routing;
    private final String version;
    private @Nullable String token;

    public Page(RoutingContext routing, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.routing = routing;
        this.version = version;
    }

    /** Chosen by the switch, else by {@code Accept-Language}, else English. */
    public Language language() {
        return cookie(LANGUAGE_COOKIE).flatMap(Language::ofTag).orElseGet(this::accepted);
    }

    private Language accepted() {
        for (LanguageHeader header : routing.acceptableLanguages()) {
            Optional<Language> language = Language.ofTag(header.tag());
            if (language.isPresent()) {
                return language.get();
            }
        }
        return Language.EN;
    }

    /** The language that the switch offers. */
    public Language otherLanguage() {
        return language() == Language.EN ? Language.ZH : Language.EN;
    }

    public Theme theme() {
        return Theme.ofCode(cookie(THEME_COOKIE).orElse(""));
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    /** The version of this Tuneset. */
    public String version() {
        return version;
    }

    /** Path and query of this page, for coming back to it; the home page when this is the answer to a form. */
    public String path() {
        String uri = routing.request().uri();
        return HttpMethod.GET.equals(routing.request().method()) && Redirect.isLocal(uri) ? uri : "/";
    }

    /** The token a form must carry; the first call in a browser sets its cookie. */
    public String token() {
        if (token == null) {
            token = cookie(TOKEN_COOKIE).orElseGet(this::newToken);
        }
        return token;
    }

    private String newToken() {
        String fresh = random();
        set(TOKEN_COOKIE, fresh, YEAR_SECONDS);
        return fresh;
    }

    /** A key for one form of this page that makes something. */
    public String once() {
        return random();
    }

    private static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The message left by the request before; reading takes it away. */
    public @Nullable Flash flash() {
        Optional<String> text = cookie(FLASH_COOKIE);
        if (text.isEmpty()) {
            return null;
        }
        set(FLASH_COOKIE, "", 0);
        return Flash.decode(text.get()).orElse(null);
    }

    /** Leaves a message for the next page. */
    public void leave(Flash flash) {
        set(FLASH_COOKIE, flash.encode(), 60);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(routing.request().getCookie(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void keep(String name, String value) {
        set(name, value, YEAR_SECONDS);
    }

    private void set(String name, String value, long seconds) {
        routing.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(routing.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT)
                        .setMaxAge(seconds));
    }
}
