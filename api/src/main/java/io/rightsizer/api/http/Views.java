package io.rightsizer.api.http;

import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.http.page.RunView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The runs that are looked at, priced once each. The few looked at last stay in memory.
final class Views {

    private static final int KEPT = 3;

    private final ReportData data;
    private final String teamKey;

    private final Map<StoredRun, RunView> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StoredRun, RunView> eldest) {
            return size() > KEPT;
        }
    };

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
        synchronized (kept) {
            var known = kept.get(wanted);
            if (known == null) {
                known = new RunView(data.priced(wanted), teamKey);
                kept.put(wanted, known);
            }
            return known;
        }
    }
}
