package dev.tuneset.web;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The switches for language and colours; each is kept in a cookie. */
@Path("/settings")
public final class Settings {
    private final Page page;

    public Settings(Page page) {
        this.page = page;
    }

    @POST
    @Path("language")
    public Response language(
            @FormParam("language") @Nullable String language, @FormParam("back") @Nullable String back) {
        Language.ofTag(language == null ? "" : language)
                .ifPresent(chosen -> page.keep(Page.LANGUAGE_COOKIE, chosen.code()));
        return returnTo(back);
    }

    @POST
    @Path("theme")
    public Response theme(@FormParam("theme") @Nullable String theme, @FormParam("back") @Nullable String back) {
        page.keep(Page.THEME_COOKIE, Theme.ofCode(theme == null ? "" : theme).code());
        return returnTo(back);
    }

    private static Response returnTo(@Nullable String back) {
        return Redirect.to(back != null && Redirect.isLocal(back) ? back : "/");
    }
}
