package io.rightsizer.bench;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.Room;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// 71 amd64 types of us-east-1 with their prices, from `prices.csv.gz` and `aws_allocatable.csv`; where the
/// directory with them is missing, m6a, c6a and r6a at their list prices of July 2026.
final class ListedTypes {

    private static final Pattern NAME = Pattern.compile("[mcr](5|6i|6a)\\.\\d*x?large");
    private static final Room DAEMONSETS = new Room(Cpu.millicores(400), Memory.mebibytes(900), 6);
    private static final int MOST_PODS = 110;
    private static final int LARGEST = 96;
    private static final int TYPES = 71;

    private ListedTypes() {}

    static List<NodeType> in(Path directory) throws IOException {
        var prices = directory.resolve("prices.csv.gz");
        return Files.isReadable(prices) ? listed(prices, directory.resolve("aws_allocatable.csv")) : embedded();
    }

    private static List<NodeType> listed(Path prices, Path shapes) throws IOException {
        var allocatable = allocatable(shapes);
        var types = new ArrayList<NodeType>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(prices)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split(",", -1))
                    .filter(ListedTypes::wanted)
                    .forEach(cells -> types.add(type(cells, allocatable)));
        }
        return types.subList(0, Math.min(TYPES, types.size()));
    }

    private static boolean wanted(String[] cells) {
        return cells[0].equals("aws")
                && cells[1].equals("us-east-1")
                && cells[5].equals("amd64")
                && NAME.matcher(cells[2]).matches()
                && Integer.parseInt(cells[3]) <= LARGEST;
    }

    private static Map<String, Room> allocatable(Path shapes) throws IOException {
        var rooms = new HashMap<String, Room>();
        for (var line : Files.readAllLines(shapes).stream().skip(1).toList()) {
            var cells = line.split(",", -1);
            rooms.put(cells[0], room(Long.parseLong(cells[3]), Long.parseLong(cells[4]), Integer.parseInt(cells[5])));
        }
        return rooms;
    }

    private static NodeType type(String[] cells, Map<String, Room> allocatable) {
        var spot = cells[8].isEmpty() ? null : new BigDecimal(cells[8]);
        var room = allocatable.getOrDefault(cells[2], Room.NONE);
        return new NodeType(cells[2], "workers", room, new BigDecimal(cells[7]), spot);
    }

    static Room room(long millicores, long mebibytes, int pods) {
        return new Room(Cpu.millicores(millicores), Memory.mebibytes(mebibytes), Math.min(MOST_PODS, pods))
                .without(DAEMONSETS);
    }

    /// A large costs 0.0765, 0.0864 and 0.1134 dollars an hour, and every size twice the one before; spot
    /// about 40 %.
    private static List<NodeType> embedded() {
        var types = new ArrayList<NodeType>();
        for (int size = 1; size <= 32; size *= 2) {
            types.add(embedded("c6a", size, 2, "0.0765"));
            types.add(embedded("m6a", size, 4, "0.0864"));
            types.add(embedded("r6a", size, 8, "0.1134"));
        }
        return types;
    }

    private static NodeType embedded(String family, int size, int gibibytesPerCore, String large) {
        var price = new BigDecimal(large).multiply(BigDecimal.valueOf(size));
        var mebibytes = 2L * size * gibibytesPerCore * 940;
        return new NodeType(
                family + "-" + size,
                "workers",
                room(2000L * size - 100, mebibytes, 29 * size),
                price,
                price.multiply(new BigDecimal("0.4")));
    }
}
