package io.rightsizer.patches.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRendererTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static Renderer real() throws InterruptedException {
        var found = CommandRenderer.find(RendererSettings.DEFAULT);
        assumeTrue(found.isPresent(), "neither kustomize nor kubectl is on the PATH");
        return found.orElseThrow();
    }

    /// A `kustomize` that answers for its version and otherwise does what the script says.
    private Renderer scripted(String script, Duration timeout, int mostBytes) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        var command = directory.resolve("kustomize");
        Files.writeString(command, "#!/bin/sh\n[ \"$1\" = version ] && echo v9.9.9 && exit\n" + script);
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return CommandRenderer.find(new RendererSettings(Optional.of(command), timeout, mostBytes))
                .orElseThrow();
    }

    private Rendering render(String script) throws Exception {
        return scripted(script, Duration.ofSeconds(30), 1 << 20).render(directory);
    }

    @Test
    void rendersObjectsInOrderWithTheirFields() throws Exception {
        Files.writeString(directory.resolve("kustomization.yaml"), "namePrefix: eu-\nresources: [web.yaml]\n");
        Files.writeString(directory.resolve("web.yaml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec: {replicas: 2, paused: false, selector: null}
                """);

        var rendering = real().render(directory);

        assertThat(rendering).isInstanceOfSatisfying(Rendering.Rendered.class, rendered -> {
            assertThat(rendered.objects()).hasSize(1);
            var web = rendered.objects().getFirst();
            assertThat(web.id()).isEqualTo(new ObjectId("apps", "v1", "Deployment", "shop", "eu-web"));
            assertThat(web.content()).containsOnlyKeys("apiVersion", "kind", "metadata", "spec");
            assertThat(web.at("spec", "replicas")).contains(2);
            assertThat(web.at("spec", "paused")).contains(false);
            assertThat(web.at("spec", "selector")).isEmpty();
        });
    }

    @Test
    void namesToolAndVersion() throws Exception {
        assertThat(real().description()).matches("(kubectl )?kustomize v\\d+\\.\\d+\\.\\d+.*");
        assertThat(scripted("", Duration.ofSeconds(9), 9).description()).isEqualTo("kustomize v9.9.9");
    }

    @Test
    void findsNothingWhereTheCommandIsMissingOrDoesNotAnswer() throws Exception {
        var missing = new RendererSettings(Optional.of(directory.resolve("nothing")), Duration.ofSeconds(9), 9);

        assertThat(CommandRenderer.find(missing)).isEmpty();
    }

    @Test
    void stopsABuildThatTakesTooLongWithAllItStarted() throws Exception {
        var started = directory.resolve("started");
        var renderer = scripted("sleep 600 & echo $! > '" + started + "'; wait\n", Duration.ofSeconds(2), 1 << 20);

        var rendering = renderer.render(directory);

        assertThat(rendering)
                .isEqualTo(new Rendering.Broken(
                        BrokenCode.TIMED_OUT,
                        "The build took longer than 2 s and was stopped; raise the time-out or make it smaller."));
        var child = ProcessHandle.of(Long.parseLong(Files.readString(started).strip()));
        child.ifPresent(process -> process.onExit().join());
        assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void stopsABuildThatNeverEndsPrinting() throws Exception {
        assertThat(render("while :; do echo '# more and more and more and more'; done\n"))
                .isEqualTo(new Rendering.Broken(BrokenCode.TOO_LARGE, "The build prints more than 1 MiB; split it."));
    }

    @Test
    void tellsWhatTheBuildComplainedOfInOneLine() throws Exception {
        assertThat(render("printf 'Error: no such\\n\\tpatch\\033[31m' >&2; exit 1\n"))
                .isEqualTo(new Rendering.Broken(BrokenCode.BUILD_FAILED, "no such patch [31m"));
        assertThat(render("exit 3\n"))
                .isEqualTo(new Rendering.Broken(BrokenCode.BUILD_FAILED, "The build failed and said nothing."));
    }

    @Test
    void refusesOutputThatIsNotUtf8OrNoYaml() throws Exception {
        assertThat(render("printf 'a: \\377\\n'\n"))
                .isEqualTo(
                        new Rendering.Broken(BrokenCode.UNREADABLE, "The build prints something that is not UTF-8."));
        assertThat(render("echo 'a: ]'\n"))
                .isInstanceOfSatisfying(Rendering.Broken.class, broken -> assertThat(broken.code())
                        .isEqualTo(BrokenCode.UNREADABLE));
    }

    @Test
    void givesTheBuildNothingOfTheUsersEnvironment() throws Exception {
        var seen = directory.resolve("seen");

        render("env | cut -d= -f1 | sort > '" + seen + "'\n");

        assertThat(Files.readAllLines(seen))
                .contains("PATH", "HTTPS_PROXY", "GIT_ALLOW_PROTOCOL")
                .doesNotContain("KUBECONFIG", "SSH_AUTH_SOCK", "USER");
    }

    @Test
    void fetchesNothing() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            var url = "http://127.0.0.1:" + server.getLocalPort() + "/web.yaml";
            Files.writeString(directory.resolve("kustomization.yaml"), "resources: ['" + url + "']\n");
            assumeTrue(!Isolation.prefix().isEmpty(), "this system gives no process a network of its own");

            var rendering = real().render(directory);

            assertThat(rendering).isInstanceOf(Rendering.Broken.class);
            assertThat(isCalled(server)).isFalse();
        }
    }

    private static boolean isCalled(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
