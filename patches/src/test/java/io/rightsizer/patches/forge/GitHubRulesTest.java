package io.rightsizer.patches.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check that the other tests lean on does find what is wrong.
class GitHubRulesTest {

    private static final String REPOSITORY = "/repos/acme/config/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | git/ref/heads%2Frightsizer%2Fa | '' | true",
                "GET | git/ref/heads/rightsizer/a | '' | false",
                "GET | pulls?state=all&page=1 | '' | true",
                "GET | pulls?state=opened | '' | false",
                "POST | pulls | {\"title\":\"t\",\"head\":\"h\",\"base\":\"main\"} | true",
                "POST | pulls | {\"title\":\"t\",\"head\":\"h\"} | false",
                "PATCH | pulls/7 | {\"state\":\"merged\"} | false",
                "PUT | pulls/7 | {\"state\":\"closed\"} | false",
                "POST | git/trees | {\"tree\":[{\"path\":\"a\",\"mode\":\"644\",\"type\":\"blob\"}]} | false",
                "DELETE | git/refs/heads%2Fa | '' | true",
                "GET | actions/secrets | '' | false"
            })
    void tellsRightFromWrongRequests(String method, String path, String body, boolean right) throws Exception {
        assumeTrue(
                GitHubRules.installed().isPresent(),
                "GitHub's description of its API is not installed (./verify does it), so requests are not checked");
        try (var web = new MockWebServer();
                var client = HttpClient.newHttpClient()) {
            web.start(InetAddress.getLoopbackAddress(), 0);
            web.enqueue(new MockResponse.Builder().build());
            var target = URI.create("http://127.0.0.1:" + web.getPort() + REPOSITORY + path);
            var sent = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
            client.send(HttpRequest.newBuilder(target).method(method, sent).build(), BodyHandlers.discarding());

            var broken = GitHubRules.installed().orElseThrow().brokenBy(web.takeRequest());

            assertThat(broken.isEmpty()).as("%s", broken).isEqualTo(right);
        }
    }
}
