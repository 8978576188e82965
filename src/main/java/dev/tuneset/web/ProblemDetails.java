package dev.tuneset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tuneset.engine.mapping.python.PythonError;
import dev.tuneset.engine.outcome.TunesetException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What REST answers when it refuses (RFC 9457).
 *
 * @param type {@code urn:tuneset:error:<code>}, or {@code about:blank} when the status says all
 * @param title the kind of trouble in a few words
 * @param status the HTTP status once more
 * @param detail what, where and what to do, in the caller's language where there is a translation
 * @param code the case, for programs
 * @param field the field of the request or recipe that is wrong
 * @param line line of the mistake, from 1
 * @param column column of the mistake, from 1
 * @param error name of the error's class in Jinja or Python, for a chat template that failed and for what a compatible run
 *     fails with
 */
@RegisterForReflection
@JsonInclude(Include.NON_NULL)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String code,
        @Nullable String field,
        @Nullable Long line,
        @Nullable Long column,
        @Nullable String error) {
    public static final String TYPE = "application/problem+json";

    static ProblemDetails of(int status, String title, String detail) {
        return new ProblemDetails("about:blank", title, status, detail, null, null, null, null, null);
    }

    static ProblemDetails of(int status, String title, String detail, TunesetException refused) {
        // What the Python tool would have said is told to the letter, in no other language.
        boolean python = refused.code().equals(PythonError.CODE);
        return new ProblemDetails(
                "urn:tuneset:error:" + refused.code(),
                title,
                status,
                python ? String.valueOf(refused.arguments()[1]) : detail,
                refused.code(),
                refused.field(),
                orNull(refused.line()),
                orNull(refused.column()),
                python ? String.valueOf(refused.arguments()[0]) : null);
    }

    ProblemDetails at(@Nullable String atField, long atLine, long atColumn) {
        return new ProblemDetails(type, title, status, detail, code, atField, orNull(atLine), orNull(atColumn), error);
    }

    private static @Nullable Long orNull(long place) {
        return place > 0 ? place : null;
    }
}
