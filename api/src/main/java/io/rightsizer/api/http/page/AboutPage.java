package io.rightsizer.api.http.page;

import io.rightsizer.api.config.Durations;
import io.rightsizer.api.config.Setting;
import io.rightsizer.api.report.Explanation.Fact;
import io.rightsizer.api.report.Spoken;
import java.util.List;

/// May I trust this? What made the run and what shows it.
///
/// @param version of this program and of Java
/// @param configured what somebody set where the report is made, secrets masked
public record AboutPage(Site site, String version, List<Setting> configured) {

    public AboutPage {
        configured = List.copyOf(configured);
    }

    public List<Fact> run() {
        var run = site.run();
        return List.of(
                new Fact("run", run.id() + ", " + run.status().label()),
                new Fact("as of", Spoken.moment(run.asOf())),
                new Fact(
                        "window",
                        Spoken.moment(run.window().from()) + " to "
                                + Spoken.moment(run.window().to())),
                new Fact("source", run.source()),
                new Fact("read by", run.method() + ", " + Spoken.plural(run.requests(), "request")),
                new Fact("took", Durations.print(run.duration())),
                new Fact("policy", run.policy()));
    }

    /// What the policy promises, against what it held on the fleet's own past.
    public List<List<String>> risks() {
        return site.run().risks().stream()
                .map(row -> List.of(
                        row.scope(),
                        Spoken.percent(row.aimed()),
                        Spoken.percent(row.stated()),
                        row.exceeded() + " of " + row.containers(),
                        Spoken.percent(row.cpuAimed()),
                        Spoken.percent(row.cpuRealised())))
                .toList();
    }
}
