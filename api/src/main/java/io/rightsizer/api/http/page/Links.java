package io.rightsizer.api.http.page;

import io.rightsizer.pricing.finance.SummaryBy;
import java.util.List;

/// Where things are: addresses of a server with run and filter in them, or names of files.
public interface Links {

    /// Whether the pages are answered one by one, so that rows can be filtered and questions asked.
    boolean live();

    String asset(String name);

    String overview();

    String rows(RowQuery query);

    String rowsCsv(RowQuery query);

    String workload(String key);

    /// The workload as another run saw it; empty where there is no such page.
    String workloadIn(String run, String key);

    /// Usage over time for scripts; empty where nobody answers.
    String series(String key, String container);

    String groups(GroupsPage.By by);

    /// The page of a team or a namespace.
    String group(GroupsPage.By by, String name);

    /// The same rows for other programs, as far as there are any.
    List<Site.Entry> downloads(RowQuery query);

    String cost(SummaryBy by);

    String costCsv(SummaryBy by);

    String focusCsv();

    String nodes();

    String runs();

    String compare(String earlier, String later);

    String skipped();

    String about();

    /// The overview of another run.
    String run(String id);
}
