package io.rightsizer.patches.render;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What keeps a build from the network and from the user's own settings.
final class Isolation {

    /// Nobody listens there.
    private static final String CLOSED_PORT = "http://127.0.0.1:1";

    /// A network of its own without any interface up: with privileges, or else by a user namespace.
    private static final List<List<String>> PREFIXES =
            List.of(List.of("unshare", "--net", "--"), List.of("unshare", "--map-root-user", "--net", "--"));

    private Isolation() {}

    /// What a command begins with so that it has no network; empty where the system does not allow it.
    static List<String> prefix() throws InterruptedException {
        for (var prefix : PREFIXES) {
            var trial = Stream.concat(prefix.stream(), Stream.of("true")).toList();
            try {
                if (BoundedProcess.run(trial, RendererSettings.DEFAULT).how() == BoundedProcess.How.SUCCEEDED) {
                    return prefix;
                }
            } catch (IOException e) {
                return List.of();
            }
        }
        return List.of();
    }

    /// Instead of what the user's environment says, all but the PATH. Builds are short: memory instead of collecting
    /// garbage saves a third of their time.
    static void limit(Map<String, String> environment, String home) {
        environment.keySet().retainAll(List.of("PATH"));
        environment.putAll(Map.of(
                "HOME", home,
                "TMPDIR", home,
                "LC_ALL", "C",
                "GIT_ALLOW_PROTOCOL", "none",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GOGC", "400",
                "GOMEMLIMIT", "1GiB"));
        environment.putAll(Map.of(
                "HTTP_PROXY", CLOSED_PORT,
                "HTTPS_PROXY", CLOSED_PORT,
                "ALL_PROXY", CLOSED_PORT,
                "KUBECTL_KUBERC", "false",
                "KUBERC", "off"));
    }
}
