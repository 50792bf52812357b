package io.rightsizer.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.api.config.Suggestion;
import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.http.page.Parameters;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.WhatIf;
import io.rightsizer.api.http.page.WorkloadsPage;
import io.rightsizer.api.report.OutputFormat;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.finance.MonthFormat;
import io.rightsizer.pricing.finance.SummaryBy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What answers each address with a page or with its rows as CSV.
final class PageRoutes {

    private static final List<String> RUN = List.of("run");
    private static final String NO_PRICE = "No machine of this run has a price, so nothing is booked.";
    private static final TableStyle PLAIN = TableStyle.plain(120);

    private final Function<Context, ReaderReport> reports;
    private final ReportSettings settings;
    private final Answers answers;

    /// @param reports what whoever asks may see
    PageRoutes(Function<Context, ReaderReport> reports, ReportSettings settings, Answers answers) {
        this.reports = reports;
        this.settings = settings;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", context -> answers.html(context, maker(context, RUN)::overview), Audience.EACH_TEAM);
        routes.get("/workloads", this::workloads, Audience.EACH_TEAM);
        routes.get("/workloads.csv", this::workloadsCsv, Audience.EACH_TEAM);
        routes.get("/workloads/{key}", this::workload, Audience.EACH_TEAM);
        routes.get("/namespaces", context -> groups(context, GroupsPage.By.NAMESPACE), Audience.EACH_TEAM);
        routes.get("/teams", context -> groups(context, GroupsPage.By.TEAM), Audience.EACH_TEAM);
        routes.get("/namespaces/{name}", context -> group(context, GroupsPage.By.NAMESPACE), Audience.EACH_TEAM);
        routes.get("/teams/{name}", context -> group(context, GroupsPage.By.TEAM), Audience.EACH_TEAM);
        routes.get("/cost", this::cost, Audience.EACH_TEAM);
        routes.get("/cost.csv", this::costCsv, Audience.EACH_TEAM);
        routes.get("/cost/focus.csv", this::focusCsv, Audience.EACH_TEAM);
        routes.get("/nodes", context -> answers.html(context, maker(context, RUN)::nodes), Audience.EACH_TEAM);
        routes.get("/runs", context -> answers.html(context, maker(context, RUN)::runs), Audience.EACH_TEAM);
        routes.get("/runs/{pair}", this::compare, Audience.EACH_TEAM);
        routes.get("/skipped", context -> answers.html(context, maker(context, RUN)::skipped), Audience.EACH_TEAM);
        routes.get("/about", context -> answers.html(context, maker(context, RUN)::about), Audience.EACH_TEAM);
    }

    private PageMaker maker(Context context, List<String> known) throws IOException {
        return maker(context, parameters(context, known));
    }

    private PageMaker maker(Context context, Parameters parameters) throws IOException {
        return maker(context, parameters.text("run").orElse(""));
    }

    private PageMaker maker(Context context, String run) throws IOException {
        var report = reports.apply(context);
        var id = report.view(run).run().run().id();
        return PageMaker.of(report, id, new ServerLinks(id), settings);
    }

    private static Parameters parameters(Context context, List<String> known) {
        return new Parameters(context.queryParamMap(), known);
    }

    private void workloads(Context context) throws IOException {
        var parameters = parameters(context, RowQuery.NAMES);
        var maker = maker(context, parameters);
        var query = query(maker, parameters);
        answers.html(context, () -> maker.workloads(query));
    }

    private static RowQuery query(PageMaker maker, Parameters parameters) {
        return RowQuery.of(maker.site().run().id(), parameters);
    }

    /// Exactly the rows the page shows.
    private void workloadsCsv(Context context) throws IOException {
        var parameters = parameters(context, RowQuery.NAMES);
        var maker = maker(context, parameters);
        var query = query(maker, parameters);
        answers.csv(context, "workloads", out -> {
            var page = WorkloadsPage.of(maker.site(), maker.view(), query);
            OutputFormat.CSV.write(maker.view().run().showing(page.shown()), out, PLAIN);
        });
    }

    private void workload(Context context) throws IOException {
        var parameters = parameters(
                context, Stream.concat(RUN.stream(), WhatIf.NAMES.stream()).toList());
        var maker = maker(context, parameters);
        var whatIf = WhatIf.of(parameters);
        answers.html(context, () -> maker.workload(context.pathParam("key"), whatIf));
    }

    private void groups(Context context, GroupsPage.By by) throws IOException {
        var maker = maker(context, RUN);
        answers.html(context, () -> maker.groups(by));
    }

    private void group(Context context, GroupsPage.By by) throws IOException {
        var maker = maker(context, RUN);
        answers.html(context, () -> maker.group(by, context.pathParam("name")));
    }

    private void cost(Context context) throws IOException {
        var parameters = parameters(context, List.of("run", "by"));
        var by = by(parameters);
        var maker = maker(context, parameters);
        answers.html(context, () -> maker.cost(by));
    }

    private void costCsv(Context context) throws IOException {
        var parameters = parameters(context, List.of("run", "by"));
        var summary =
                maker(context, parameters).summary(by(parameters)).orElseThrow(() -> NotAnswered.nowhere(NO_PRICE));
        answers.csv(context, "cost", out -> MonthFormat.CSV.write(summary, out, PLAIN));
    }

    private void focusCsv(Context context) throws IOException {
        var maker = maker(context, RUN);
        answers.csv(context, "focus", out -> {
            if (!maker.writeFocus(out)) {
                throw NotAnswered.nowhere(NO_PRICE);
            }
        });
    }

    private static SummaryBy by(Parameters parameters) {
        var asked = parameters.text("by").orElse("namespace");
        return Arrays.stream(SummaryBy.values())
                .filter(by -> by.toString().equals(asked))
                .findFirst()
                .orElseThrow(() -> NotAnswered.misread("Cost cannot be summed up by '" + asked + "'"
                        + Suggestion.of(
                                asked,
                                Arrays.stream(SummaryBy.values())
                                        .map(SummaryBy::toString)
                                        .toList())));
    }

    private void compare(Context context) throws IOException {
        parameters(context, RUN);
        var pair = context.pathParam("pair").split("\\.\\.\\.", -1);
        if (pair.length == 1) {
            context.redirect(
                    new ServerLinks("").run(reports.apply(context).run(pair[0]).id()));
            return;
        }
        if (pair.length != 2) {
            throw NotAnswered.nowhere("Two runs are compared at /runs/EARLIER...LATER; /runs lists them.");
        }
        var report = reports.apply(context);
        var later = report.run(pair[1]);
        var links = new ServerLinks(later.whole() ? later.id() : "");
        var earlier = report.run(pair[0]);
        answers.html(context, () -> PageMaker.compare(report, links, earlier, later));
    }
}
