package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.FilterField;
import java.util.List;
import java.util.function.BiFunction;

/// What rows can be told apart by on a page.
public enum Facet {
    CLUSTER("cluster", "Cluster", FilterField.CLUSTER),
    NAMESPACE("ns", "Namespace", FilterField.NS),
    TEAM("team", "Team", (view, one) -> List.of(view.team(one))),
    KIND("kind", "Kind", FilterField.KIND),
    VERDICT("verdict", "Verdict", FilterField.VERDICT),
    CODE("code", "Code", FilterField.CODE);

    private final String parameter;
    private final String label;
    private final BiFunction<RunView, Recommendation, List<String>> values;

    Facet(String parameter, String label, FilterField field) {
        this(parameter, label, (_, one) -> field.values(one));
    }

    Facet(String parameter, String label, BiFunction<RunView, Recommendation, List<String>> values) {
        this.parameter = parameter;
        this.label = label;
        this.values = values;
    }

    public String parameter() {
        return parameter;
    }

    public String label() {
        return label;
    }

    List<String> values(RunView view, Recommendation one) {
        return values.apply(view, one);
    }
}
