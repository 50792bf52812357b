package io.rightsizer.patches.forge;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;

/// GitHub's own OpenAPI description of its API, as far as it says what requests must look like.
final class GitHubRules {

    private static final Optional<GitHubRules> INSTALLED = read();

    private final OpenApiInteractionValidator validator;

    private GitHubRules(String description) {
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(description)
                .build();
    }

    /// Empty where `./verify` has not fetched it.
    static Optional<GitHubRules> installed() {
        return INSTALLED;
    }

    /// What the description does not allow about a request.
    List<String> brokenBy(RecordedRequest request) {
        var url = request.getUrl();
        var described = new SimpleRequest.Builder(Request.Method.valueOf(request.getMethod()), url.encodedPath());
        url.queryParameterNames().forEach(name -> described.withQueryParam(name, url.queryParameterValues(name)));
        var body = request.getBody();
        if (body != null && body.size() > 0) {
            described.withContentType("application/json").withBody(body.utf8());
        }
        return validator.validateRequest(described.build()).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> request.getMethod() + " " + request.getTarget() + ": " + message.getMessage())
                .toList();
    }

    private static Optional<GitHubRules> read() {
        var description = GitHubEmulator.directory().resolve("github-api.json");
        try {
            return Files.isReadable(description)
                    ? Optional.of(new GitHubRules(Files.readString(description)))
                    : Optional.empty();
        } catch (IOException failed) {
            return Optional.empty();
        }
    }
}
