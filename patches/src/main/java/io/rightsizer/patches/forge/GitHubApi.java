package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The requests of one GitHub repository. Paths are below `repos/{owner}/{repo}/`, except where said.
///
/// See https://docs.github.com/en/rest
final class GitHubApi {

    static final String CONTENTS = "contents:write";
    static final String PULL_REQUESTS = "pull_requests:write";
    static final String ISSUES = "issues:write";
    static final String READ = "contents:read and metadata:read";

    private static final int LONGEST_BODY = 65_536;
    private static final int LONGEST_TITLE = 256;

    private final ForgeHttp http;
    private final String repository;

    GitHubApi(ForgeSettings settings, Waits waits) {
        this.http = new ForgeHttp(settings, Dialect.GITHUB, waits);
        this.repository = "repos/" + settings.address().repository();
    }

    Call get(String path, String what, String needs) {
        return Call.get(below(path), what, needs);
    }

    Call write(String method, String path, JsonNode body, String what, String needs) {
        return Call.write(method, below(path), body, what, needs);
    }

    Call delete(String path, String what, String needs) {
        return Call.write("DELETE", below(path), null, what, needs);
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

    /// GitHub answers longer ones with a 422 that says little.
    static void requireFits(String title, String body) {
        if (title.length() > LONGEST_TITLE || body.length() > LONGEST_BODY) {
            throw new ForgeException(
                    ForgeCode.TOO_LARGE,
                    "GitHub takes titles of " + LONGEST_TITLE + " and texts of " + LONGEST_BODY + " characters, not of "
                            + title.length() + " and " + body.length() + ": shorten them");
        }
    }

    private String below(String path) {
        return path.isEmpty() ? repository : repository + "/" + path;
    }
}
