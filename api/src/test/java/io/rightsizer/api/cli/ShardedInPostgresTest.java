package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.history.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shards that share nothing but a database.
class ShardedInPostgresTest {

    @Test
    void mergesWhatShardsLeftInTheDatabaseAndRemovesIt(@TempDir Path directory) throws Exception {
        var to = ShopBlocks.FROM.plus(Duration.ofDays(3));
        ShopBlocks.writeNamespaces(directory, ShopBlocks.FROM, to, "billing", "payments", "shop");
        try (var postgres = RealPostgres.start()) {
            var place = postgres.emptyDatabase();
            var database =
                    List.of("--history", place.url(), "--history-password-file", String.valueOf(place.passwordFile()));
            var shards = new Shards(List.of("--tsdb", directory.toString()), database);
            shards.collect(3);
            shards.shard("1/3");

            var merged = shards.merge("-o", "json");
            assertThat(merged.exitCode()).as(merged.err()).isZero();
            assertThat(merged.recommendations()).hasSize(3);
            assertThat(Shards.result(merged)).isEqualTo(Shards.result(shards.whole("-o", "json")));

            var again = shards.merge();
            assertThat(again.exitCode()).isEqualTo(4);
            assertThat(again.err()).contains("there are no parts in jdbc:postgresql://127.0.0.1");
        }
    }
}
