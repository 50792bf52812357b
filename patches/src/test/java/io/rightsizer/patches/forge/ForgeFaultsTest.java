package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.FakeForge.A;
import static io.rightsizer.patches.forge.FakeForge.SECRET;
import static io.rightsizer.patches.forge.FakeForge.failure;
import static io.rightsizer.patches.forge.FakeForge.json;
import static io.rightsizer.patches.forge.FakeForge.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeFaultsTest {

    private static final MockResponse REPOSITORY = json("{\"default_branch\":\"main\"}");

    private FakeForge fake;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        fake = FakeForge.start(ForgeKind.GITHUB, directory);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void namesTheFileOfARevokedTokenAndWhatItNeeds() {
        fake.answering(json(401, "{\"message\":\"Bad credentials\"}"));

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.UNAUTHENTICATED);
        assertThat(failure.getMessage())
                .startsWith("GitHub at 127.0.0.1:")
                .contains("answered 401 to reading the repository (“Bad credentials”): the token in ")
                .endsWith("bot.token is unknown, expired or revoked; put one there with contents, pull_requests and"
                        + " issues: write, metadata: read");
    }

    @Test
    void namesThePermissionThatIsMissing() {
        fake.answering(json(403, "{\"message\":\"Resource not accessible by integration\"}"));

        var failure = failure(() -> fake.forge().comment(1, "text"));

        assertThat(failure.code()).isEqualTo(ForgeCode.FORBIDDEN);
        assertThat(failure).hasMessageContaining("needs pull_requests:write");
    }

    @Test
    void prefersThePermissionThatGitHubNames() {
        fake.answering(new MockResponse.Builder()
                .code(403)
                .addHeader("X-Accepted-GitHub-Permissions", "issues=write")
                .build());

        assertThat(failure(() -> fake.forge().comment(1, "text"))).hasMessageContaining("needs issues:write");
    }

    @Test
    void tellsWhenThePrimaryLimitEnds() {
        fake.answering(new MockResponse.Builder()
                .code(403)
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "1795266000")
                .body("{\"message\":\"API rate limit exceeded for installation ID 1.\"}")
                .build());

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.RATE_LIMITED);
        assertThat(failure).hasMessageContaining("from 2026-11-21T13:00:00Z on");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, ''",
        "403, 120, You have exceeded a secondary rate limit.",
        "403, '', You have exceeded a secondary rate limit.",
        "422, '', was submitted too quickly"
    })
    void stopsAtTheSecondaryLimit(int status, String retryAfter, String message) throws InterruptedException {
        var answer = new MockResponse.Builder().code(status).body("{\"message\":\"" + message + "\"}");
        if (!retryAfter.isEmpty()) {
            answer.addHeader("Retry-After", retryAfter);
        }
        fake.answering(answer.build());

        var failure = failure(
                () -> fake.forge().open(new Forge.NewPullRequest("rightsizer/a", "main", "title", "body", false)));

        assertThat(failure.code()).isEqualTo(ForgeCode.RATE_LIMITED);
        assertThat(failure)
                .hasMessageContaining("goes on where this one stopped"
                        + (retryAfter.isEmpty() ? "" : ", from 2026-11-21T12:02:00Z on"));
        assertThat(fake.asked()).hasSize(1);
    }

    @Test
    void triesReadsAgainWithGrowingPauses() throws InterruptedException {
        fake.answering(status(502), json("{"), REPOSITORY);

        assertThat(fake.forge().defaultBranch()).isEqualTo("main");
        assertThat(fake.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(fake.asked()).hasSize(3);
    }

    @Test
    void givesUpAfterThreeReads() {
        fake.answering(status(503), status(503), status(503));

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.BROKEN);
        assertThat(failure).hasMessageContaining("answered 503").hasMessageContaining("try again later");
    }

    @Test
    void sendsAWriteOnceAndReadsWhatCameOfIt() throws InterruptedException {
        fake.answering(status(502), json("[]"));

        var failure = failure(() -> fake.forge().comment(7, "text"));

        assertThat(failure.code()).isEqualTo(ForgeCode.BROKEN);
        assertThat(fake.asked())
                .containsExactly(
                        "POST /repos/acme/config/issues/7/comments",
                        "GET /repos/acme/config/issues/7/comments?&per_page=100&page=1");
    }

    @Test
    void pausesASecondBetweenWrites() throws InterruptedException {
        fake.answering(json(201, "{}"), json(201, "{}"));
        var forge = fake.forge();

        forge.comment(1, "one");
        forge.comment(1, "two");

        assertThat(fake.pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(forge.writes()).isEqualTo(2);
        assertThat(fake.requests())
                .allSatisfy(request ->
                        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET));
    }

    @Test
    void readsATokenThatWasRotated() throws Exception {
        fake.answering(json(201, "{}"), json(201, "{}"));
        var forge = fake.forge();
        forge.comment(1, "one");

        Files.writeString(fake.settings().tokenFile(), "rotated\n");
        forge.comment(1, "two");

        assertThat(fake.requests().getLast().getHeaders().get("Authorization")).isEqualTo("Bearer rotated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "b\u00e4d", "Bearer abc"})
    void asksNothingWithATokenFileThatIsNone(String content) throws Exception {
        Files.writeString(fake.settings().tokenFile(), content);

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.UNAUTHENTICATED);
        assertThat(failure).hasMessageContaining("bot.token must hold a token on one line");
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void masksATokenThatTheServerEchoes() {
        fake.answering(json(400, "{\"message\":\"odd header: Bearer " + SECRET + "\"}"));

        assertThat(failure(() -> fake.forge().defaultBranch())).hasMessageContaining("odd header: Bearer ***");
    }

    @Test
    void keepsWhatAServerSaysOnOneShortLine() {
        fake.answering(json(400, "{\"message\":\"a\\n\\u001b[31mb" + "x".repeat(10_000) + "\"}"));

        var message = failure(() -> fake.forge().defaultBranch()).getMessage();

        assertThat(message).hasSizeLessThan(500).contains("“a [31mbx").doesNotContain("\n", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"default_branch\":\"ma",
                "<html>Sign in</html>",
                "{} {}",
                "[]",
                "{\"default_branch\":7}",
                "null",
                ""
            })
    void doesNotTakeAnythingForAnAnswer(String body) {
        fake.answering(json(body), json(body), json(body));

        assertThat(failure(() -> fake.forge().defaultBranch()).code()).isEqualTo(ForgeCode.BROKEN);
    }

    @Test
    void survivesJsonThatIsNestedWithoutAnEnd() {
        var deep = "[".repeat(200_000);
        fake.answering(json(deep), json(deep), json(deep));

        assertThat(failure(() -> fake.forge().defaultBranch()).code()).isEqualTo(ForgeCode.BROKEN);
    }

    @Test
    void putsNothingButObjectIdsIntoThePathsOfLaterRequests() {
        fake.answering(json("{\"object\":{\"sha\":\"../../../user/repos\"}}"));

        assertThat(failure(() -> fake.forge().branch("main")).code()).isEqualTo(ForgeCode.BROKEN);
    }

    @Test
    void stopsReadingAnAnswerWithoutAnEnd() {
        fake.answering(new MockResponse.Builder()
                .body(new Buffer().write(new byte[65 << 20]))
                .build());

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.TOO_LARGE);
        assertThat(failure).hasMessageContaining("too large to be honest");
    }

    @Test
    void takesAnAnswerCutInTheMiddleForNone() {
        for (int tries = 0; tries < 3; tries++) {
            fake.answering(new MockResponse.Builder()
                    .body("{\"default_branch\":\"main\"}".repeat(10_000))
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build());
        }

        assertThat(failure(() -> fake.forge().defaultBranch()).code()).isEqualTo(ForgeCode.UNREACHABLE);
    }

    @Test
    void waitsNoLongerThanItsTimeout() {
        fake.answering(new MockResponse.Builder()
                .body("{}")
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());

        var failure = failure(() ->
                fake.open(fake.settings().withTimeout(Duration.ofMillis(200))).editIssue(1, "t", "b"));

        assertThat(failure.code()).isEqualTo(ForgeCode.UNREACHABLE);
    }

    @Test
    void saysThatARepositoryMoved() {
        fake.answering(new MockResponse.Builder()
                .code(301)
                .addHeader("Location", "/repositories/1")
                .body("{\"message\":\"Moved Permanently\"}")
                .build());

        var failure = failure(() -> fake.forge().defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.NOT_FOUND);
        assertThat(failure).hasMessageContaining("renamed or transferred");
    }

    @Test
    void followsARedirectOfTheSameServerOnly() throws Exception {
        fake.answering(redirect("/repos/acme/config"), REPOSITORY);
        assertThat(fake.forge().defaultBranch()).isEqualTo("main");

        try (var other = FakeForge.start(
                ForgeKind.GITHUB,
                Files.createTempDirectory(fake.settings().tokenFile().getParent(), "other"))) {
            var elsewhere = redirect(other.settings().address().apiUrl() + "/repos/acme/config");
            fake.answering(elsewhere, elsewhere, elsewhere);

            var failure = failure(() -> fake.forge().defaultBranch());

            assertThat(failure).hasMessageContaining("the token must not follow");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void neverFollowsARedirectWithAWrite() throws InterruptedException {
        fake.answering(redirect("/repos/acme/other/issues/1/comments"));

        assertThat(failure(() -> fake.forge().comment(1, "text")).code()).isEqualTo(ForgeCode.NOT_FOUND);
        assertThat(fake.asked()).hasSize(1);
    }

    @Test
    void saysThatNobodyListens() {
        var nobody = new ForgeAddress(ForgeKind.GITHUB, URI.create("http://127.0.0.1:1"), "acme/config");

        var failure = failure(() ->
                fake.open(ForgeSettings.of(nobody, fake.settings().tokenFile())).defaultBranch());

        assertThat(failure.code()).isEqualTo(ForgeCode.UNREACHABLE);
        assertThat(failure).hasMessageContaining("connection refused");
    }

    @Test
    void neverWritesTheBaseBranchNorAnotherOfPeople() throws InterruptedException {
        var forge = fake.open(fake.settings().withBranches("rightsizer", "rightsizer/base"));

        for (var branch : new String[] {
            "main",
            "feature",
            "rightsizer",
            "rightsizer/base",
            "rightsizer/../main",
            "rightsizer/a b",
            "rightsizer/a.lock"
        }) {
            assertThat(failure(() -> forge.publish(branch, null, A, List.of(), "m"))
                            .code())
                    .isEqualTo(ForgeCode.REFUSED);
            assertThat(failure(() -> forge.deleteBranch(branch, A)).code()).isEqualTo(ForgeCode.REFUSED);
        }
        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void neverWritesTheDefaultBranchEvenIfItIsCalledAsOursAre() throws InterruptedException {
        fake.answering(json("{\"default_branch\":\"rightsizer/main\"}"));

        assertThat(failure(() -> fake.forge().publish("rightsizer/main", A, A, List.of(), "m"))
                        .code())
                .isEqualTo(ForgeCode.REFUSED);
        assertThat(fake.asked()).containsExactly("GET /repos/acme/config");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/x.yaml",
                "a/.github/x.yaml",
                ".GitHub/x.yaml",
                ".git/config",
                "a/.git/hooks/pre-push",
                "GIT~1/config",
                ".gitlab/x.yaml",
                ".gitlab-ci.yml",
                ".gitattributes",
                "../x.yaml",
                "a/../x.yaml",
                "a/./x.yaml",
                "a//x.yaml",
                "/etc/passwd",
                "a\\..\\x.yaml",
                "C:x.yaml",
                "a/",
                "",
                "a\u0000b",
                ".gi\u200dthub/x.yaml"
            })
    void neverWritesOutsideTheRepositoryNorWhatSteersForgeOrGit(String path) throws InterruptedException {
        var files = List.of(new FileWrite(path, "x: 1\n"));

        var failure = failure(() -> fake.forge().publish("rightsizer/a", null, A, files, "m"));

        assertThat(failure.code()).isEqualTo(ForgeCode.REFUSED);
        assertThat(fake.asked()).isEmpty();
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build();
    }
}
