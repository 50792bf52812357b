package io.rightsizer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The house's arrows, read from the import lines of the sources themselves.
class LayoutTest {

    private static final List<String> RIVER = List.of("analyzer", "pricing", "patches", "api");
    private static final Pattern PACKAGE = Pattern.compile("^package (io\\.rightsizer\\.[\\w.]+);");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(io\\.rightsizer(?:\\.[a-z]\\w*)+)\\.[A-Z]\\w*.*;");

    private static final SortedMap<String, NavigableSet<String>> ARROWS = new TreeMap<>();

    @BeforeAll
    static void readsTheImports() throws IOException {
        var root = Path.of("..").toRealPath();
        for (var module : RIVER) {
            try (var files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(LayoutTest::readArrows);
            }
        }
    }

    private static void readArrows(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var from = matches(PACKAGE, lines).getFirst();
            var targets = ARROWS.computeIfAbsent(from, name -> new TreeSet<>());
            matches(IMPORT, lines).stream().filter(to -> !to.equals(from)).forEach(targets::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> matches(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    @Test
    void modulesDependOnlyOnThoseUpstream() {
        var upstream = new ArrayList<String>();
        ARROWS.forEach((from, targets) -> targets.forEach(to -> {
            if (RIVER.indexOf(module(to)) > RIVER.indexOf(module(from))) {
                upstream.add(from + " -> " + to);
            }
        }));

        assertThat(upstream).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        ARROWS.keySet().forEach(start -> assertThat(reachable(start, new TreeSet<>()))
                .as("packages reachable from %s", start)
                .doesNotContain(start));
    }

    private static Set<String> reachable(String from, Set<String> seen) {
        for (var to : ARROWS.getOrDefault(from, new TreeSet<>())) {
            if (seen.add(to)) {
                reachable(to, seen);
            }
        }
        return seen;
    }

    @Test
    void statisticsKnowsNothingOfKubernetes() {
        assertThat(ARROWS.get("io.rightsizer.analyzer.statistics")).isEmpty();
    }

    @Test
    void recommendationsNeverTouchTheNetwork() {
        assertThat(reachable("io.rightsizer.analyzer.recommendation", new TreeSet<>()))
                .doesNotContain("io.rightsizer.analyzer.collector");
    }

    private static String module(String packageName) {
        return packageName.split("\\.", -1)[2];
    }
}
