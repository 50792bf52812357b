package io.rightsizer.api.http;

import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.http.page.RunView;
import java.io.IOException;
import java.util.List;

/// The runs that are looked at, with what pages look up in them. The few looked at last stay in memory.
final class Views {

    private static final int COMPARED = 2;

    private final ReportData data;
    private final String teamKey;

    private final Remembered<StoredRun, RunView> views = new Remembered<>(ReportData.KEPT);
    private final Remembered<Pair, List<RunDifference>> differences = new Remembered<>(COMPARED);

    private record Pair(StoredRun earlier, StoredRun later) {}

    Views(ReportData data, String teamKey) {
        this.data = data;
        this.teamKey = teamKey;
    }

    ReportData data() {
        return data;
    }

    /// @param id empty for the newest run
    /// @throws NotAnswered when there is no such run
    RunView of(String id) throws IOException {
        var wanted = data.run(id);
        var run = data.priced(wanted);
        return views.of(wanted, () -> new RunView(run, teamKey));
    }

    /// What changed from one run to the other.
    List<RunDifference> differences(StoredRun earlier, StoredRun later) throws IOException {
        return differences.of(
                new Pair(earlier, later), () -> RunDifference.between(data.rows(earlier), data.rows(later)));
    }
}
