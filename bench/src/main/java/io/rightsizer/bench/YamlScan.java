package io.rightsizer.bench;

import io.rightsizer.patches.yaml.YamlFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads the documents of a made-up configuration repository and finds each by kind, namespace and name. Once, in a
/// cold JVM, on one core and from memory, so the compiler counts and the disk does not.
@Command(
        name = "yaml",
        mixinStandardHelpOptions = true,
        description = "Seconds to read and index 10,000 documents of YAML.")
final class YamlScan implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "2500",
            description = "of four documents each (${DEFAULT-VALUE})")
    private int files;

    private YamlScan() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new YamlScan()).execute(arguments));
    }

    @Override
    public Integer call() {
        var contents = contents();
        var wall = System.nanoTime();
        var cpu = processNanos();
        var index = new HashMap<List<Object>, Integer>();
        for (int file = 0; file < contents.size(); file++) {
            for (var document : YamlFile.read(contents.get(file)).documents()) {
                index.put(key(document), file);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d documents, %.1f MB: %.1f CPU s, %.1f s%n",
                index.size(),
                contents.stream().mapToInt(content -> content.length).sum() / 1e6,
                (processNanos() - cpu) / NANOS,
                (System.nanoTime() - wall) / NANOS);
        return 0;
    }

    private List<byte[]> contents() {
        var contents = new ArrayList<byte[]>();
        for (int file = 0; file < files; file++) {
            contents.add(content("team-" + file % 50, "app-" + file).getBytes(StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static String content(String namespace, String name) {
        var documents = Stream.of(name, name + "-worker")
                .flatMap(each -> Stream.of(deployment(each, namespace), service(each, namespace)));
        return String.join("---\n", documents.toList());
    }

    private static String deployment(String name, String namespace) {
        return """
            # owned by %2$s
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %1$s
              namespace: %2$s
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      image: "web:1.2"
                      resources: {requests: {cpu: 250m}}
            """.formatted(name, namespace);
    }

    private static String service(String name, String namespace) {
        return """
            apiVersion: v1
            kind: Service
            metadata: {name: %1$s, namespace: %2$s}
            spec:
              selector: {app: %1$s} # as the deployment's
              ports:
                - port: 80
            """.formatted(name, namespace);
    }

    private static List<Object> key(@Nullable Object document) {
        return List.of(
                text(document, "kind"), text(document, "metadata", "namespace"), text(document, "metadata", "name"));
    }

    private static Object text(@Nullable Object document, Object... path) {
        return YamlFile.at(document, List.of(path)).orElseThrow();
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
