package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The requests of one GitLab project. Paths are below `projects/{id}/`, except where said.
///
/// See https://docs.gitlab.com/api/rest/
final class GitLabApi {

    static final String NEEDS = "scope api and the role Developer";

    private static final int LONGEST_BODY = 1_000_000;
    private static final int LONGEST_TITLE = 255;

    private final ForgeHttp http;
    private final String project;

    GitLabApi(ForgeSettings settings, Waits waits) {
        this.http = new ForgeHttp(settings, Dialect.GITLAB, waits);
        this.project = "projects/" + Call.encoded(settings.address().repository());
    }

    Call get(String path, String what) {
        return Call.get(below(path), what, NEEDS);
    }

    Call write(String method, String path, JsonNode body, String what) {
        return Call.write(method, below(path), body, what, NEEDS);
    }

    Call delete(String path, String what) {
        return Call.write("DELETE", below(path), null, what, NEEDS);
    }

    Reply send(Call call) {
        return http.send(call);
    }

    Optional<Reply> send(Call write, BooleanSupplier isDone) {
        return http.send(write, isDone);
    }

    List<Answer> list(Call call, int mostPages) {
        return http.list(call, mostPages);
    }

    ForgeException refusal(Call call, Reply reply) {
        return http.refusal(call, reply);
    }

    int writes() {
        return http.writes();
    }

    /// Lines that begin with `/` and a word are commands to GitLab: https://docs.gitlab.com/user/project/quick_actions/
    static void requireHarmless(String title, String body) {
        if (title.length() > LONGEST_TITLE || body.length() > LONGEST_BODY) {
            throw new ForgeException(
                    ForgeCode.TOO_LARGE,
                    "GitLab takes titles of " + LONGEST_TITLE + " and texts of " + LONGEST_BODY + " characters, not of "
                            + title.length() + " and " + body.length() + ": shorten them");
        }
        if (body.lines().anyMatch(line -> line.strip().matches("/[A-Za-z_]+(\\s.*)?"))) {
            throw new ForgeException(
                    ForgeCode.REFUSED, "a text with a line that GitLab takes for a command is not sent");
        }
    }

    private String below(String path) {
        return path.isEmpty() ? project : project + "/" + path;
    }
}
