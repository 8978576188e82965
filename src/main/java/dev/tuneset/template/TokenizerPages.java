package dev.tuneset.template;

import dev.tuneset.web.Flash;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What is done with the tokenizers on the page of a project's templates. */
@Path("/projects/{project}/tokenizers")
@Blocking
public class TokenizerPages {
    private final OwnTokenizers own;
    private final Page page;

    TokenizerPages(OwnTokenizers own, Page page) {
        this.own = own;
        this.page = page;
    }

    @POST
    @Path("{name}/delete")
    public Response delete(long project, String name) {
        OwnTokenizer deleted = own.delete(project, name);
        page.leave(Flash.ok("template.tokenizer.deleted", name)
                .undoableBy("/projects/" + project + "/tokenizers/" + deleted.id() + "/restore"));
        return back(project);
    }

    @POST
    @Path("{id}/restore")
    public Response restore(long project, long id) {
        page.leave(
                Flash.ok("template.tokenizer.restored", own.restore(project, id).name()));
        return back(project);
    }

    private static Response back(long project) {
        return Redirect.to("/projects/" + project + "/templates");
    }
}
