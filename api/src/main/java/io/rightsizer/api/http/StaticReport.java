package io.rightsizer.api.http;

import io.rightsizer.api.http.page.GroupsPage;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.WhatIf;
import io.rightsizer.api.http.page.WorkloadsPage;
import io.rightsizer.api.report.AtomicFile;
import io.rightsizer.api.report.OutputFileException;
import io.rightsizer.api.report.OutputFormat;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.SummaryBy;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pages of the newest run as files that refer to each other and to nothing else.
public final class StaticReport {

    private static final String MARK = "index.html";
    private static final List<String> ASSETS = List.of("report.css", "chart.css", "report.js", "icon.svg");

    private final Path directory;
    private final PageMaker maker;
    private int pages;

    private StaticReport(Path directory, PageMaker maker) {
        this.directory = directory;
        this.maker = maker;
    }

    /// Refuses a directory that holds something else, before somebody waits for a scan to write there.
    ///
    /// @throws OutputFileException when files in it are not of a report
    public static void check(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new OutputFileException("cannot write to " + directory + ": it is not a directory");
        }
        if (Files.isDirectory(directory) && !Files.exists(directory.resolve(MARK)) && !isEmpty(directory)) {
            throw new OutputFileException("cannot write to " + directory + ": it holds files that are not of a report;"
                    + " give another directory");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /// Writes all pages, each whole or not at all, and returns how many.
    ///
    /// @throws IOException when the data cannot be read or the disk fails
    public static int write(ReportData data, ReportSettings settings, Path directory) throws IOException {
        check(directory);
        Files.createDirectories(directory);
        var teamKey = SummarySettings.of(Price.USD)
                .withTeamLabel(settings.teamLabel())
                .teamKey();
        var all = new ReaderReport(new Views(data, teamKey), Rights.ALL);
        var report = new StaticReport(directory, PageMaker.of(all, "", new FileLinks(), settings));
        report.writeAll();
        return report.pages;
    }

    private void writeAll() throws IOException {
        for (var name : ASSETS) {
            AtomicFile.write(directory.resolve(name), out -> out.write(Assets.text(name)));
        }
        var links = maker.site().links();
        writeRows();
        for (var key : maker.view().keys()) {
            page(links.workload(key), maker.workload(key, WhatIf.USUAL));
        }
        for (var by : GroupsPage.By.values()) {
            page(links.groups(by), maker.groups(by));
            for (var name : maker.view().names(by)) {
                page(links.group(by, name), maker.group(by, name));
            }
        }
        for (var by : SummaryBy.values()) {
            page(links.cost(by), maker.cost(by));
        }
        page(links.nodes(), maker.nodes());
        page(links.runs(), maker.runs());
        page(links.skipped(), maker.skipped());
        page(links.about(), maker.about());
        writeComparisons();
        page(links.overview(), maker.overview());
    }

    private void writeRows() throws IOException {
        var query = RowQuery.all(maker.site().run().id());
        var pageCount = WorkloadsPage.of(maker.site(), maker.view(), query).pages();
        for (int number = 1; number <= pageCount; number++) {
            page(maker.site().links().rows(query.onPage(number)), maker.workloads(query.onPage(number)));
        }
        AtomicFile.write(
                directory.resolve(maker.site().links().rowsCsv(query)),
                out -> OutputFormat.CSV.write(maker.view().run(), out, TableStyle.plain(120)));
    }

    private void writeComparisons() throws IOException {
        var runs = maker.site().runs();
        for (int index = 0; index + 1 < runs.size(); index++) {
            var earlier = runs.get(index + 1);
            var links = maker.site().links();
            page(
                    links.compare(earlier.id(), runs.get(index).id()),
                    PageMaker.compare(maker.report(), links, earlier, runs.get(index)));
        }
    }

    private void page(String name, byte[] html) throws IOException {
        AtomicFile.write(directory.resolve(name), out -> out.write(new String(html, StandardCharsets.UTF_8)));
        pages++;
    }
}
