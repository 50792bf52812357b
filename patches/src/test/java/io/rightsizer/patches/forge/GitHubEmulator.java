package io.rightsizer.patches.forge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/// A stateful GitHub of its own for a test, with the repository `acme/config`, the bot `rightsizer-bot` and the person
/// `alice`. Between it and the client stands a proxy that notes every call, checks it against GitHub's description of
/// its API, and can lose an answer. Tests are skipped where `./verify` has not installed it.
public final class GitHubEmulator implements AutoCloseable {

    public static final String REPOSITORY = "acme/config";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int START_SECONDS = 60;
    private static final String SEED = """
            tokens:
              token-of-the-bot: {login: rightsizer-bot, scopes: [repo]}
              token-of-alice: {login: alice, scopes: [repo]}
              token-of-acme: {login: acme, scopes: [repo]}
            github:
              users: [{login: rightsizer-bot}, {login: alice}, {login: acme}]
              repos: [{owner: acme, name: config, auto_init: true}]
            """;

    private final Process process;
    private final URI uri;
    private final Path tokenFile;
    private final HttpClient client = HttpClient.newHttpClient();
    private final MockWebServer proxy = new MockWebServer();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> lost = call -> false;

    private GitHubEmulator(Process process, URI uri, Path tokenFile) {
        this.process = process;
        this.uri = uri;
        this.tokenFile = tokenFile;
    }

    /// @param directory empty, and gone with the test
    public static GitHubEmulator start(Path directory) throws IOException, InterruptedException {
        var installed = directory();
        assumeTrue(
                Files.exists(installed.resolve("installed")),
                "the GitHub emulator is not installed (./verify does it), so nothing is tried on it");
        var seed = Files.writeString(directory.resolve("seed.yaml"), SEED);
        var log = directory.resolve("emulator.log");
        var port = freePort();
        var modules = installed.resolve("node_modules");
        var process = new ProcessBuilder(
                        modules.resolve(".bin/node").toString(),
                        modules.resolve("emulate/dist/index.js").toString(),
                        "start",
                        "--host",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-s",
                        "github",
                        "--seed",
                        seed.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var token = Files.writeString(directory.resolve("bot.token"), "token-of-the-bot\n");
        var emulator = new GitHubEmulator(process, URI.create("http://127.0.0.1:" + port), token);
        try {
            emulator.awaitReady(log);
            emulator.allowPushes();
            emulator.startProxy();
            return emulator;
        } catch (IOException | InterruptedException failed) {
            emulator.close();
            throw failed;
        }
    }

    /// Of the bot, without any pause between writes.
    public ForgeSettings settings() {
        var api = URI.create("http://127.0.0.1:" + proxy.getPort());
        return ForgeSettings.of(new ForgeAddress(ForgeKind.GITHUB, api, REPOSITORY), tokenFile)
                .withWritePause(Duration.ZERO);
    }

    public Forge forge() {
        return Forges.open(settings());
    }

    /// What the bot asked since the last time, as `POST /repos/acme/config/pulls`.
    public List<String> calls() {
        var noted = List.copyOf(calls);
        calls.clear();
        return noted;
    }

    /// Those of them that write.
    public List<String> writes() {
        return calls().stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    /// What the bot asked that GitHub's description does not allow; empty, too, where the description is missing.
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /// From now on calls like these happen, but their answers do not arrive.
    ///
    /// @param which of `POST /repos/acme/config/pulls`
    public void loseAnswersTo(Predicate<String> which) {
        lost = which;
    }

    /// A person does something, past the proxy.
    ///
    /// @param path below the repository
    /// @param json empty for no body
    public JsonNode asAlice(String method, String path, String json) throws IOException, InterruptedException {
        return asked("token-of-alice", method, path, json);
    }

    private JsonNode asked(String token, String method, String path, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri.resolve("/repos/" + REPOSITORY + "/" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /// Alice commits one file to a branch.
    ///
    /// @return the commit
    public String aliceCommits(String branch, String path, String content) throws IOException, InterruptedException {
        var head = asAlice("GET", "git/ref/heads%2F" + branch.replace("/", "%2F"), "")
                .at("/object/sha")
                .asText();
        var base = asAlice("GET", "git/commits/" + head, "").at("/tree/sha").asText();
        var entry =
                JSON.createObjectNode().put("path", path).put("mode", "100644").put("type", "blob");
        var tree = JSON.createObjectNode().put("base_tree", base);
        tree.putArray("tree").add(entry.put("content", content));
        var commit = JSON.createObjectNode()
                .put("message", "by hand")
                .put(
                        "tree",
                        asAlice("POST", "git/trees", tree.toString())
                                .path("sha")
                                .asText());
        commit.putArray("parents").add(head);
        var made = asAlice("POST", "git/commits", commit.toString()).path("sha").asText();
        asAlice("PATCH", "git/refs/heads%2F" + branch.replace("/", "%2F"), "{\"sha\":\"" + made + "\"}");
        return made;
    }

    @Override
    public void close() {
        proxy.close();
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Where `./verify` puts it.
    static Path directory() {
        var directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.exists(directory.resolve("verify"))) {
            directory = directory.getParent();
        }
        return directory.resolve("build/emulator");
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri.resolve("/repos/" + REPOSITORY)).build();
        for (int tries = 0; tries < START_SECONDS * 10 && process.isAlive(); tries++) {
            try {
                client.send(request, BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("the emulator did not start: " + Files.readString(log));
    }

    private void allowPushes() throws IOException, InterruptedException {
        for (var login : List.of("rightsizer-bot", "alice")) {
            asked("token-of-acme", "PUT", "collaborators/" + login, "{\"permission\":\"push\"}");
        }
    }

    private void startProxy() throws IOException {
        proxy.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return forwarded(request);
            }
        });
        proxy.start(InetAddress.getLoopbackAddress(), 0);
    }

    private MockResponse forwarded(RecordedRequest request) throws InterruptedException {
        var call = request.getMethod() + " " + request.getUrl().encodedPath();
        calls.add(call);
        GitHubRules.installed().ifPresent(rules -> violations.addAll(rules.brokenBy(request)));
        var body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
        var target = HttpRequest.newBuilder(uri.resolve(request.getTarget()))
                .header("Authorization", String.valueOf(request.getHeaders().get("Authorization")))
                .method(
                        request.getMethod(),
                        body.size() == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toByteArray()));
        try {
            var answer = client.send(target.build(), BodyHandlers.ofByteArray());
            var copied = new MockResponse.Builder().code(answer.statusCode());
            answer.headers().allValues("link").forEach(link -> copied.addHeader("Link", link));
            if (answer.statusCode() != 204) {
                copied.body(new Buffer().write(answer.body()));
            }
            return lost.test(call)
                    ? copied.onResponseStart(new SocketEffect.CloseSocket()).build()
                    : copied.build();
        } catch (IOException unreachable) {
            return new MockResponse.Builder().code(502).build();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
