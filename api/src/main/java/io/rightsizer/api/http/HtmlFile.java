package io.rightsizer.api.http;

import io.rightsizer.api.http.page.OverviewPage;
import io.rightsizer.api.http.page.RunView;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.api.http.page.WholePage;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A run as one HTML file that needs nothing beside it, for a mail or a ticket: the overview, the rows, and of the
/// first of them why.
public final class HtmlFile {

    private static final String NO_TEAMS = "";

    private HtmlFile() {}

    /// Leaves `out` open. The rows keep their order.
    ///
    /// @param run with its costs
    public static void write(Run run, Writer out) throws IOException {
        Objects.requireNonNull(run.costs(), "the run is not priced");
        out.write(new String(Pages.html("whole", page(run)), StandardCharsets.UTF_8));
    }

    private static WholePage page(Run run) {
        var view = new RunView(run, NO_TEAMS);
        var site = new Site(new InPageLinks(), run.run(), List.of());
        var style = Assets.text("chart.css") + Assets.text("report.css");
        return new WholePage(new OverviewPage(site, view, null), style);
    }
}
