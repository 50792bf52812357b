package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One scan, whole and in shards.
///
/// @param source where it reads, as options
/// @param parts where shards put what they collect, as options
record Shards(List<String> source, List<String> parts) {

    static Shards in(Path directory, String... source) {
        return new Shards(List.of(source), List.of("--parts", directory.toString()));
    }

    Invocation whole(String... more) {
        return invoke(List.of(List.of("--no-history"), source, List.of(more)));
    }

    Invocation shard(String shard, String... more) {
        return invoke(List.of(List.of("--shard", shard), source, parts, List.of(more)));
    }

    Invocation merge(String... more) {
        return invoke(List.of(List.of("--merge", "--no-history"), parts, List.of(more)));
    }

    Shards collect(int count) {
        for (int index = 0; index < count; index++) {
            var shard = shard(index + "/" + count);
            assertThat(shard.exitCode()).as(shard.err()).isZero();
        }
        return this;
    }

    /// JSON without what the work took: how often a server was asked, and how long it lasted.
    static String result(Invocation run) {
        return run.out().replaceFirst("\"requests\" : \\d+,\\s+\"durationSeconds\" : [\\d.]+,", "");
    }

    private static Invocation invoke(List<List<String>> words) {
        return rightsizer(Stream.concat(Stream.of("scan"), words.stream().flatMap(List::stream))
                .toArray(String[]::new));
    }
}
