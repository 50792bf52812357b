package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.demo.DemoPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `rightsizer scan --shard` and `--merge`: together they come to the run of one process, byte for byte.
class ShardedScanTest {

    private final Path directory;

    ShardedScanTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void fourShardsOfTheDemoMakeTheRunOfOneScan() throws IOException {
        try (var demo = DemoPrometheus.start()) {
            var shards = Shards.in(
                    directory.resolve("parts"),
                    "--prometheus",
                    demo.uri().toString(),
                    "--as-of",
                    demo.asOf().toString(),
                    "--window",
                    "7d");
            shards.collect(4);

            assertThat(shards.merge("-o", "csv", "--keep-parts").out())
                    .isEqualTo(shards.whole("-o", "csv").out());
            var whole = shards.whole(
                    "-o", "json", "--out", directory.resolve("whole.json").toString());
            var merged = shards.merge(
                    "-o", "json", "--out", directory.resolve("merged.json").toString());
            assertThat(merged.exitCode())
                    .as(merged.err())
                    .isEqualTo(whole.exitCode())
                    .isZero();
        }
        assertThat(result("merged.json")).isEqualTo(result("whole.json"));
        assertThat(patches("merged.json")).isNotEmpty().isEqualTo(patches("whole.json"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shardsOfBlocksMakeTheRunOfOneScan(int count) throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString());
        shards.collect(count);
        var merged = shards.merge("-o", "json", "--policy", "split");

        assertThat(merged.exitCode()).as(merged.err()).isZero();
        assertThat(merged.recommendations()).hasSize(6);
        assertThat(Shards.result(merged)).isEqualTo(Shards.result(shards.whole("-o", "json", "--policy", "split")));
    }

    @Test
    void twoClustersWithNamespacesOfOneNameMakeTheRunOfOneScan() throws Exception {
        try (var server = TwoClusters.start(directory)) {
            var shards = Shards.in(
                    directory.resolve("parts"),
                    "--prometheus",
                    server.uri().toString(),
                    "--as-of",
                    TwoClusters.END.toString(),
                    "--window",
                    "2d");
            shards.collect(3);
            var merged = shards.merge("-o", "json");

            assertThat(merged.recommendations()).hasSize(5);
            assertThat(Shards.result(merged)).isEqualTo(Shards.result(shards.whole("-o", "json")));
        }
    }

    @Test
    void removesWhatWasMergedUnlessItIsToBeKept() throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString());
        shards.collect(2);

        assertThat(shards.merge("--keep-parts").exitCode()).isZero();
        assertThat(names()).hasSize(2);
        assertThat(shards.merge().exitCode()).isZero();
        assertThat(names()).isEmpty();
        assertThat(shards.merge().err()).contains("there are no parts in " + directory.resolve("parts"));
    }

    @Test
    void namesTheShardsThatAreMissing() throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString());
        shards.shard("1/4");
        shards.shard("3/4");

        var refused = shards.merge();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("shards 0/4 and 2/4 are missing in", "or give --allow-missing");

        var partial = shards.merge("--allow-missing", "-o", "json");
        assertThat(partial.exitCode()).isEqualTo(3);
        assertThat(partial.json().at("/run/status").asText()).isEqualTo("partial");
        assertThat(partial.json().at("/run/warnings/0").asText())
                .isEqualTo("shards 0/4 and 2/4 are missing: its namespaces are not in this run");
    }

    @Test
    void waitsNoLongerThanItWasToldTo() throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString());
        shards.shard("0/2");

        assertThat(shards.merge("--wait", "1ms", "--as-of", "2026-03-03T12:00:00Z")
                        .err())
                .contains("shard 1/2 is missing in");
    }

    /// Who waits wants the shards of today, and not those that were left by another day.
    @Test
    void doesNotTakeAnotherDaysPartsForThoseItWaitsFor() throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString());
        shards.collect(2);

        assertThat(shards.merge("--wait", "1ms").err()).contains("there are no parts of today in");
    }

    @Test
    void refusesPartsThatDoNotBelongTogether() throws IOException {
        var blocks = blocks().toString();
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks);
        shards.shard("0/2");
        shards.shard("1/2", "--namespaces", "ns-.*");

        assertThat(shards.merge().exitCode()).isEqualTo(4);
        assertThat(shards.merge().err()).contains("do not belong together: their settings are", "namespaces ns-.*");

        shards.shard("1/2", "--window", "1d");
        assertThat(shards.merge().err()).contains("do not belong together");
    }

    @Test
    void refusesADamagedPart() throws IOException {
        var parts = directory.resolve("parts");
        var shards = Shards.in(parts, "--tsdb", blocks().toString()).collect(2);
        var part = parts.resolve(names()[1]);
        var bytes = Files.readAllBytes(part);
        bytes[bytes.length - 6] ^= 1;
        Files.write(part, bytes);

        var refused = shards.merge();

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains(names()[1] + " is no part, or damaged (", "collect this shard again");
    }

    @Test
    void refusesTheSameShardTwice() throws IOException {
        var parts = directory.resolve("parts");
        var shards = Shards.in(parts, "--tsdb", blocks().toString()).collect(2);
        Files.copy(parts.resolve(names()[0]), parts.resolve("copy.part"));

        assertThat(shards.merge().err()).contains("copy.part in " + parts + " are the same shard; remove one");
    }

    @Test
    void asksForTheSameMomentWhereShardsEndedAtSeveral() throws IOException {
        var shards = Shards.in(directory.resolve("parts"), "--tsdb", blocks().toString(), "--window", "1d");
        shards.shard("0/2", "--as-of", "2026-03-02T12:00:00Z");
        shards.shard("1/2", "--as-of", "2026-03-02T12:05:00Z");

        assertThat(shards.merge().err())
                .contains("shard 0/2 is missing", "there are 1 of earlier moments: give all shards the same --as-of");
    }

    @Test
    void takesItsNumberFromTheIndexedJob() throws IOException {
        var parts = directory.resolve("parts").toString();
        var shard = rightsizer(
                Map.of("JOB_COMPLETION_INDEX", "1"),
                "scan",
                "--tsdb",
                blocks().toString(),
                "--shard",
                "of/3",
                "--parts",
                parts);

        assertThat(shard.out())
                .startsWith("shard 1/3 as of 2026-03-03T12:00:00Z: ")
                .endsWith(" in " + parts + "\n");
        assertThat(names()).singleElement().asString().endsWith("-1-of-3.part");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--shard 4/4|there is no shard 4/4: of 4 the first is 0 and the last 3",
                "--shard four|'four' is no shard",
                "--shard of/4|JOB_COMPLETION_INDEX, which is not set",
                "--shard 0/4 --merge|give one of them",
                "--parts p|--parts and --keep-parts are for --shard and --merge",
                "--merge --parts p --window 7d|--merge asks no server",
                "--merge --parts p --prometheus http://127.0.0.1:1|--merge asks no server",
                "--shard 0/4 --parts p --usage-csv u.csv|--shard collects from a server or from blocks",
                "--shard 0/4 --tsdb t --wait 1h|--wait and --allow-missing are for --merge",
                "--shard 0/4 --prometheus http://127.0.0.1:9 --parts p --resume t|--resume is for a whole scan"
            })
    void saysHowToAsk(String command) {
        var words = command.split("\\|", -1);
        var asked = rightsizer(("scan " + words[0]).split(" ", -1));

        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains(words[1]);
    }

    /// Three days of six namespaces.
    private Path blocks() throws IOException {
        var blocks = directory.resolve("blocks");
        if (!Files.exists(blocks)) {
            Files.createDirectories(blocks);
            var to = ShopBlocks.FROM.plus(Duration.ofDays(3));
            ShopBlocks.writeNamespaces(blocks, ShopBlocks.FROM, to, "ns-a", "ns-b", "ns-c", "ns-d", "ns-e", "shop");
        }
        return blocks;
    }

    private String[] names() throws IOException {
        try (var files = Files.list(directory.resolve("parts"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }

    private String result(String file) throws IOException {
        return Shards.result(new Invocation(0, Files.readString(directory.resolve(file)), ""));
    }

    private SortedMap<String, String> patches(String run) throws IOException {
        var out = directory.resolve(run + "-patches");
        var patch = rightsizer("patch", "--from", directory.resolve(run).toString(), "--out", out.toString());
        assertThat(patch.exitCode()).as(patch.err()).isZero();
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(out)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(out.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
