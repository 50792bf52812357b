package io.rightsizer.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/// The options of a command under headings, each section in the order a reader needs them. What no section names
/// stands at the end.
final class OptionSections implements IHelpSectionRenderer {

    private static final Map<String, List<String>> SECTIONS = sections();

    private static Map<String, List<String>> sections() {
        var sections = new LinkedHashMap<String, List<String>>();
        sections.put(
                "What to read",
                List.of(
                        "--prometheus",
                        "--window",
                        "--as-of",
                        "--namespaces",
                        "--cluster",
                        "--cluster-label",
                        "--usage-csv",
                        "--tsdb",
                        "--from",
                        "--demo",
                        "--every",
                        "--resume",
                        "--shard",
                        "--merge",
                        "--parts",
                        "--wait",
                        "--allow-missing",
                        "--keep-parts",
                        "--record",
                        "--replay"));
        sections.put(
                "Access to the server",
                List.of(
                        "--bearer-token-file",
                        "--basic-auth-file",
                        "--token-command",
                        "--aws-credentials-file",
                        "--aws-credentials-command",
                        "--aws-region",
                        "--header",
                        "--ca-file",
                        "--client-cert",
                        "--client-key",
                        "--timeout",
                        "--deadline",
                        "--gentle",
                        "--read"));
        sections.put(
                "Where runs are kept",
                List.of("--history", "--history-password-file", "--no-history", "--incremental"));
        sections.put(
                "Where it listens, and who may read",
                List.of(
                        "--host",
                        "--port",
                        "--passwords",
                        "--token",
                        "--proxy",
                        "--proxy-secret",
                        "--groups",
                        "--jwt-issuer",
                        "--jwt-audience",
                        "--jwt-keys",
                        "--jwt-algorithm",
                        "--jwt-groups"));
        sections.put("How it is watched", List.of("--metrics-port", "--metrics-host"));
        sections.put("What to replay", List.of("--fit", "--test", "--policies", "--versus"));
        sections.put("How to size", List.of("--policy", "--memory-risk", "--cpu-risk", "--config"));
        sections.put(
                "Where prices come from",
                List.of("--aws", "--azure", "--gcp", "--gcp-key-file", "--price-file", "--price-cache"));
        sections.put("Which prices", List.of("--provider", "--region", "--type", "--capacity"));
        sections.put(
                "What to book",
                List.of(
                        "--by",
                        "--month",
                        "--also",
                        "--budgets",
                        "--currency",
                        "--rates",
                        "--rates-fresh",
                        "--forecast",
                        "--plan",
                        "--replicas"));
        sections.put(
                "Which repository", List.of("--repo", "--base", "--forge", "--api-url", "--project", "--token-file"));
        sections.put(
                "What to show and write",
                List.of(
                        "--apply",
                        "--dry-run",
                        "--output",
                        "--out",
                        "--dir",
                        "--sort",
                        "--only",
                        "--filter",
                        "--min-change",
                        "--fail-on"));
        return sections;
    }

    @Override
    public String render(Help help) {
        var left = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .collect(Collectors.toCollection(ArrayList::new));
        var text = new StringBuilder();
        SECTIONS.forEach((title, names) -> {
            var options = names.stream()
                    .flatMap(name -> left.stream()
                            .filter(option -> List.of(option.names()).contains(name)))
                    .toList();
            if (!options.isEmpty()) {
                text.append(section(title, options, help));
                left.removeAll(options);
            }
        });
        return text + section("Help", left, help);
    }

    private static String section(String title, List<OptionSpec> options, Help help) {
        var layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
        return "%n%s:%n%s".formatted(help.colorScheme().text("@|bold " + title + "|@"), layout);
    }
}
