package dev.tuneset.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.job.Job;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The check of a recipe's examples by REST. */
@Path("/api/v1/recipes/{id}/check")
@Tag(name = "recipes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class CheckApi {
    private final Checks checks;

    CheckApi(Checks checks) {
        this.checks = checks;
    }

    /** How far a check is. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnderWay(
            String state,
            long rows,
            @Nullable Double share,
            @JsonProperty("seconds_elapsed") double secondsElapsed) {
        static UnderWay of(Job job) {
            return new UnderWay(
                    job.state().wire(),
                    job.progress().rows(),
                    job.progress().share().orElse(null),
                    job.progress().elapsed().toMillis() / 1_000.0);
        }
    }

    @GET
    @Operation(
            summary = "Check the examples that a recipe makes of its rows",
            description =
                    "200 with the report; 202 with how far it is while a large dataset is being checked: ask again. "
                            + "A report holds until the recipe or its rows change. Rows are numbered from 1 among those that could be read.")
    public Response get(long id) {
        throwFailure(id);
        checks.check(id);
        throwFailure(id);
        Optional<CheckReport> report = checks.report(id);
        if (report.isPresent()) {
            return Response.ok(report.get()).build();
        }
        Job job = checks.job(id).orElseThrow(() -> new IllegalStateException("a check leaves a report or a job"));
        return Response.accepted(UnderWay.of(job)).build();
    }

    private void throwFailure(long id) {
        checks.takeFailure(id).ifPresent(failure -> {
            throw failure;
        });
    }

    @DELETE
    @Operation(summary = "Stop a check that is under way")
    public void cancel(long id) {
        checks.cancel(id);
    }
}
