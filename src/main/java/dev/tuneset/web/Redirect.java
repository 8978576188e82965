package dev.tuneset.web;

import jakarta.ws.rs.core.Response;

/** Sends the browser to another page of ours after a form. */
public final class Redirect {
    private Redirect() {}

    /** 303 to a path of ours. The path stays relative, so that it is right behind any proxy. */
    public static Response to(String path) {
        if (!isLocal(path)) {
            throw new IllegalArgumentException("not a path of ours: " + path);
        }
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .build();
    }

    /** Whether a path stays on this server: browsers read {@code //} and {@code /\} as another host. */
    static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(c -> c == '\\' || c <= ' ' || c == 0x7f);
    }
}
