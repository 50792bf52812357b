package io.rightsizer.analyzer.block;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a block says of itself in `meta.json`.
///
/// @param from epoch milliseconds of the earliest sample it may hold
/// @param to epoch milliseconds behind the latest
/// @param parents names of the blocks that were merged into this one; Prometheus deletes them when it next
///     starts
/// @param external labels of all its series that are not written with them: Thanos keeps a server's own
///     labels here
/// @param resolution milliseconds to which Thanos has thinned it out, 0 for samples as scraped
record BlockMeta(
        Path directory, long from, long to, Set<String> parents, SortedMap<String, String> external, long resolution) {

    private static final String FILE = "meta.json";
    private static final long LARGEST = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    BlockMeta {
        parents = Set.copyOf(parents);
        external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
    }

    static boolean isIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    static BlockMeta read(Path directory) throws BlockException {
        var file = directory.resolve(FILE);
        try {
            if (Files.size(file) > LARGEST) {
                throw new BlockException(file, "is larger than any honest one");
            }
            return of(directory, file, JSON.readTree(file.toFile()));
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            var offset = location == null ? 0 : Math.max(0, location.getByteOffset());
            throw new BlockException(file, offset, "is not valid JSON");
        } catch (NoSuchFileException missing) {
            throw new BlockException(file, "the file is missing, so the block was never finished");
        } catch (BlockException known) {
            throw known;
        } catch (IOException failure) {
            throw new BlockException(file, "cannot be read: " + failure.getMessage());
        }
    }

    /// Those external labels that belong to the series. Mimir tells by others, which begin with two
    /// underscores, how it cut a tenant's series into blocks.
    SortedMap<String, String> added() {
        var added = new TreeMap<>(external);
        added.keySet().removeIf(name -> name.startsWith("__"));
        return added;
    }

    Path file() {
        return directory.resolve(FILE);
    }

    String name() {
        return String.valueOf(directory.getFileName());
    }

    private static BlockMeta of(Path directory, Path file, JsonNode json) throws BlockException {
        var version = json.path("version").asInt(0);
        if (version != 1) {
            throw new BlockException(file, "is of version " + version + ", and only version 1 is known here");
        }
        var from = json.path("minTime");
        var to = json.path("maxTime");
        if (!from.canConvertToLong() || !to.canConvertToLong() || from.longValue() > to.longValue()) {
            throw new BlockException(file, "minTime and maxTime are not two times in order");
        }
        var parents = new HashSet<String>();
        json.path("compaction")
                .path("parents")
                .forEach(parent -> parents.add(parent.path("ulid").asText()));
        var external = new TreeMap<String, String>();
        var thanos = json.path("thanos");
        thanos.path("labels")
                .properties()
                .forEach(label -> external.put(label.getKey(), label.getValue().asText()));
        var resolution = thanos.path("downsample").path("resolution").asLong(0);
        return new BlockMeta(directory, from.longValue(), to.longValue(), parents, external, resolution);
    }
}
