package io.rightsizer.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.analyzer.usage.Band;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.http.page.Parameters;
import io.rightsizer.api.http.page.RowQuery;
import io.rightsizer.api.http.page.RunView;
import io.rightsizer.api.http.page.Site;
import io.rightsizer.api.http.page.WorkloadKey;
import io.rightsizer.api.http.page.WorkloadsPage;
import io.rightsizer.api.report.PlotLine;
import io.rightsizer.api.report.RunJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;

/// `/api/v1`, by `openapi.yaml` beside it. Rows have the same keys as in the file of a run.
final class ApiRoutes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// What is not known of a run that some teams' readers do not look at.
    private static final List<String> UNCOUNTED = List.of("accounting", "risks");

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final Function<Context, ReaderReport> reports;
    private final Answers answers;

    /// @param reports what whoever asks may see
    ApiRoutes(Function<Context, ReaderReport> reports, Answers answers) {
        this.reports = reports;
        this.answers = answers;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/v1/runs", this::runs, Audience.EACH_TEAM);
        routes.get("/api/v1/runs/{run}", this::run, Audience.EACH_TEAM);
        routes.get("/api/v1/runs/{run}/containers", this::containers, Audience.EACH_TEAM);
        routes.get("/api/v1/runs/{run}/workloads/{key}", this::workload, Audience.EACH_TEAM);
        routes.get("/api/v1/runs/{run}/workloads/{key}/series", this::series, Audience.EACH_TEAM);
    }

    private void answer(Context context, JsonNode node) throws IOException {
        answers.json(context, json -> json.writeTree(node));
    }

    private void answerAll(Context context, ArrayNode all, String name) throws IOException {
        answer(context, NODES.objectNode().set(name, all));
    }

    private RunView view(Context context) throws IOException {
        return reports.apply(context).view(context.pathParam("run"));
    }

    private void runs(Context context) throws IOException {
        noParameters(context);
        var all = NODES.arrayNode();
        var report = reports.apply(context);
        for (var run : report.runs()) {
            var header = RunJson.header(run.header());
            all.add(report.seesAll() ? header : header.without(UNCOUNTED));
        }
        answerAll(context, all, "runs");
    }

    private static void noParameters(Context context) {
        new Parameters(context.queryParamMap(), List.of());
    }

    private void run(Context context) throws IOException {
        noParameters(context);
        answer(context, RunJson.header(view(context).run().run()));
    }

    private void containers(Context context) throws IOException {
        var known = RowQuery.NAMES.stream().filter(name -> !name.equals("run")).toList();
        var view = view(context);
        var id = view.run().run().id();
        var query = RowQuery.of(id, new Parameters(context.queryParamMap(), known));
        var site = new Site(
                new ServerLinks(id), view.run().run(), reports.apply(context).runs());
        answers.json(context, json -> write(WorkloadsPage.of(site, view, query), json));
    }

    /// Row by row: five hundred at once take many times the memory of their text.
    private static void write(WorkloadsPage page, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("total", page.matching().size());
        json.writeNumberField("page", page.query().page());
        json.writeNumberField("pages", page.pages());
        json.writeArrayFieldStart("containers");
        for (var one : page.shown()) {
            json.writeTree(RunJson.row(one).put("workload", WorkloadKey.of(one.workload())));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void workload(Context context) throws IOException {
        noParameters(context);
        var all = NODES.arrayNode();
        view(context).workload(context.pathParam("key")).forEach(one -> all.add(RunJson.row(one)));
        answerAll(context, all, "containers");
    }

    private void series(Context context) throws IOException {
        var view = view(context);
        var parameters = new Parameters(context.queryParamMap(), List.of("container"));
        var rows = view.workload(context.pathParam("key"));
        var names = rows.stream().map(one -> one.container().name()).toList();
        var asked = parameters.text("container").orElse(names.getFirst());
        if (!names.contains(asked)) {
            throw NotAnswered.missing("container", asked, names);
        }
        var outline = reports.apply(context)
                .outline(view, rows.getFirst().workload(), asked)
                .orElseThrow(() -> NotAnswered.nowhere("Run " + view.run().run().id() + " keeps no usage over time."));
        var one = rows.get(names.indexOf(asked));
        var node = series(outline);
        var lines = node.putObject("lines");
        lines.set("cpu", lines(PlotLine.cpu(one)));
        lines.set("memory", lines(PlotLine.memory(one)));
        answer(context, node);
    }

    /// What is requested and allowed, today and as recommended.
    private static ArrayNode lines(List<PlotLine> lines) {
        var all = NODES.arrayNode();
        lines.forEach(line -> all.addObject()
                .put("name", line.name())
                .put("value", rounded(line.value()))
                .put("limit", line.limit())
                .put("now", line.now()));
        return all;
    }

    private static ObjectNode series(Outline outline) {
        var node = NODES.objectNode();
        node.put("start", outline.start(0).toString());
        node.put("bucketSeconds", outline.bucket().toSeconds());
        node.set("cpuCores", band(outline.cpu()));
        node.set("memoryBytes", band(outline.memory()));
        var marks = node.putArray("marks");
        outline.marks().forEach(mark -> marks.addObject()
                .put("kind", mark.kind().name())
                .put("at", mark.at().toString())
                .put("count", mark.count()));
        return node;
    }

    /// Null where nothing is known.
    private static ObjectNode band(Band band) {
        var node = NODES.objectNode();
        var lowest = node.putArray("lowest");
        var mean = node.putArray("mean");
        var highest = node.putArray("highest");
        for (int bucket = 0; bucket < band.buckets(); bucket++) {
            if (band.isKnown(bucket)) {
                lowest.add(rounded(band.lowestIn(bucket)));
                mean.add(rounded(band.meanIn(bucket)));
                highest.add(rounded(band.highestIn(bucket)));
            } else {
                List.of(lowest, mean, highest).forEach(ArrayNode::addNull);
            }
        }
        return node;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value, SIX_DIGITS).stripTrailingZeros();
    }
}
