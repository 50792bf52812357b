package io.rightsizer.api.http.page;

import io.rightsizer.api.history.StoredRun.Money;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.Spoken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All runs, and each one's comparison with the one before.
///
/// @param view the run that is looked at
public record RunsPage(Site site, RunView view) {

    /// @param link empty where the run has lost its evidence
    /// @param comparison empty for the oldest
    /// @param bill of all machines in a month; `?` where none has a price
    /// @param saving off that bill as machines of today become empty
    public record Line(
            RunHeader run,
            String moment,
            String link,
            String comparison,
            boolean current,
            String bill,
            String saving) {}

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
                    run.id().equals(site.run().id()),
                    spoken(stored.money(), Money::bill),
                    spoken(stored.money(), Money::packed)));
        }
        return lines;
    }

    private static String spoken(@Nullable Money money, Function<Money, BigDecimal> of) {
        return money == null ? "?" : MonthlyCosts.spoken(of.apply(money), money.currency());
    }
}
