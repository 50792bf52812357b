package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.MetricLabel;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.yaml.WholeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Workloads that people want left alone for good: by an annotation or label on the workload, or by a file at the top
/// of the repository that its owners can change without asking anybody.
///
/// ```yaml
/// # .rightsizer.yaml
/// ignore:
///   - legacy/*
///   - shop/StatefulSet/db
/// ```
record OptOuts(List<String> ignored) {

    static final String FILE = ".rightsizer.yaml";

    private static final String ANNOTATION = "rightsizer.io/pull-requests";
    private static final String KEY = MetricLabel.of(ANNOTATION);

    private static final int LONGEST_FILE = 200_000;
    private static final int LONGEST_GLOB = 400;
    private static final int MOST_STARS = 4;

    OptOuts {
        ignored = List.copyOf(ignored);
    }

    /// @throws IllegalArgumentException when it does not say what to ignore; then nothing may be written
    static OptOuts parse(String yaml) {
        if (yaml.length() > LONGEST_FILE) {
            throw unusable("is longer than " + LONGEST_FILE + " characters");
        }
        Object document;
        try {
            document = new Load(WholeText.settings(yaml).setLabel(FILE).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw unusable("is no YAML");
        }
        if (document == null) {
            return new OptOuts(List.of());
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw unusable("holds no map");
        }
        var ignore = map.get("ignore");
        return new OptOuts(ignore == null ? List.of() : globs(ignore));
    }

    /// Why a workload is left alone; empty where it is not.
    Optional<String> reason(WorkloadId workload, Map<String, String> labels) {
        for (var key : List.of(KEY, ANNOTATION)) {
            if ("ignore".equalsIgnoreCase(labels.getOrDefault(key, "").strip())) {
                return Optional.of("Its annotation or label " + ANNOTATION + " says ignore.");
            }
        }
        return ignored.stream()
                .filter(glob -> matches(glob, workload))
                .findFirst()
                .map(glob -> FILE + " ignores '" + glob + "'.");
    }

    /// `*` stands for any characters, `/` among them.
    private static boolean matches(String glob, WorkloadId workload) {
        var pattern = new StringBuilder();
        for (var literal : glob.replaceAll("\\*+", "*").split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(pattern.toString(), workload.toString());
    }

    private static List<String> globs(Object ignore) {
        if (!(ignore instanceof List<?> list)) {
            throw unusable("must list what to ignore, such as '- legacy/*'");
        }
        var globs = new ArrayList<String>();
        for (var item : list) {
            if (!(item instanceof String glob)
                    || glob.length() > LONGEST_GLOB
                    || glob.chars().filter(one -> one == '*').count() > MOST_STARS) {
                throw unusable("must list texts of up to 400 characters and 4 stars, such as '- legacy/*'");
            }
            globs.add(glob);
        }
        return globs;
    }

    private static IllegalArgumentException unusable(String how) {
        return new IllegalArgumentException(FILE + " " + how + ", so it is not known who wants to be left alone;"
                + " mend it or remove it, and run again");
    }
}
