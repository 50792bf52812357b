package io.rightsizer.api.http.page;

import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;

/// All runs, and each one's comparison with the one before.
///
/// @param view the run that is looked at
public record RunsPage(Site site, RunView view) {

    /// @param link empty where the run has lost its evidence
    /// @param comparison empty for the oldest
    public record Line(RunHeader run, String moment, String link, String comparison, boolean current) {}

    /// Whether what the runs found is counted for the reader.
    public boolean counted() {
        return view.whole();
    }

    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (int index = 0; index < site.runs().size(); index++) {
            var stored = site.runs().get(index);
            var run = stored.header();
            var older =
                    index + 1 < site.runs().size() ? site.runs().get(index + 1).id() : "";
            lines.add(new Line(
                    run,
                    Spoken.moment(run.asOf()),
                    stored.whole() ? site.links().run(run.id()) : "",
                    older.isEmpty() ? "" : site.links().compare(older, run.id()),
                    run.id().equals(site.run().id())));
        }
        return lines;
    }
}
