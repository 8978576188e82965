package dev.tuneset.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure into an answer, once for all endpoints. Nothing of the inside of the server is told. */
@Singleton
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final Refusals refusals;

    public Failures(Refusals refusals) {
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    public Response refused(TunesetException refused) {
        int status = status(refused.problem());
        if (status >= 500) {
            LOG.error(refused.getMessage(), refused);
        }
        return refusals.answer(ProblemDetails.of(status, refusals.title(status), refusals.words(refused), refused));
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException refused) {
        Response response = refused.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        if (refused.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        Response answer = refusals.answer(refusals.plain(response.getStatus()));
        String allow = response.getHeaderString("Allow");
        return allow == null
                ? answer
                : Response.fromResponse(answer).header("Allow", allow).build();
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException refused) {
        return malformed(refused);
    }

    @ServerExceptionMapper
    public Response violated(ConstraintViolationException refused) {
        String detail = refused.getConstraintViolations().stream()
                .map(violation -> field(violation) + ": " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        String field = refused.getConstraintViolations().stream()
                .map(Failures::field)
                .sorted()
                .findFirst()
                .orElse(null);
        return refusals.answer(
                ProblemDetails.of(422, refusals.title(422), detail).at(field, 0, 0));
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Failure %s", id);
        return refusals.answer(ProblemDetails.of(500, refusals.title(500), refusals.failure(id)));
    }

    private Response malformed(JsonProcessingException refused) {
        // Jackson wraps what its input stream throws: a limit was reached.
        if (refused.getCause() instanceof TunesetException limit) {
            return refused(limit);
        }
        JsonLocation place = refused.getLocation();
        String field = refused instanceof JsonMappingException mapping ? field(mapping) : null;
        boolean isSyntax = !(refused instanceof JsonMappingException);
        int status = isSyntax ? 400 : 422;
        ProblemDetails details = ProblemDetails.of(status, refusals.title(status), refusals.json(refused, isSyntax));
        return refusals.answer(
                place == null ? details.at(field, 0, 0) : details.at(field, place.getLineNr(), place.getColumnNr()));
    }

    private static @Nullable String field(JsonMappingException refused) {
        String path = refused.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String field(ConstraintViolation<?> violation) {
        String last = "";
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName() == null ? last : node.getName();
        }
        return last;
    }

    private static int status(Problem problem) {
        return switch (problem) {
            case BAD_REQUEST, UNREADABLE_SOURCE, EMPTY_SOURCE -> 422;
            case NOT_FOUND -> 404;
            case LIMIT_REACHED -> 413;
            case CANCELLED -> 409;
            case UNWRITABLE_OUTPUT -> 507;
        };
    }
}
