package io.rightsizer.pricing.price;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Refreshed price lists in a directory, `aws/eu-west-1.csv` and so on, in the form of the embedded catalog. A list
/// that cannot be read counts as none, with a warning.
public final class PriceCache implements PriceLists {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String SUFFIX = ".csv";

    /// What is older than this deserves a look before it overrules the catalog.
    private static final long STALE_DAYS = 365;

    private final LocalDate today;
    private final SortedMap<Region, Path> files = new TreeMap<>();
    private final Map<Region, PriceList> lists = new ConcurrentHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /// @param directory may be missing: then nothing was refreshed yet
    PriceCache(Path directory, LocalDate today) {
        this.today = today;
        for (var provider : listed(directory)) {
            for (var file : Files.isDirectory(provider) ? listed(provider) : List.<Path>of()) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX) && NAME.matcher(region(name)).matches()) {
                    files.put(new Region(String.valueOf(provider.getFileName()), region(name)), file);
                }
            }
        }
    }

    private static String region(String fileName) {
        return fileName.substring(0, fileName.length() - SUFFIX.length());
    }

    private List<Path> listed(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException failed) {
            warnings.add("refreshed prices in " + directory + " are left aside: " + failed.getMessage());
            return List.of();
        }
    }

    @Override
    public String name() {
        return "refreshed list";
    }

    @Override
    public SortedSet<Region> regions() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public PriceList of(Region region) {
        var file = files.get(region);
        return file == null ? PriceList.EMPTY : lists.computeIfAbsent(region, _ -> read(region, file));
    }

    /// What was left aside so far, and why.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Takes every line apart now: nobody can mend it later.
    private PriceList read(Region region, Path file) {
        try (var in = Files.newInputStream(file)) {
            var list = PriceList.read(in);
            if (list.rows().stream().anyMatch(row -> !row.region().equals(region))) {
                throw new IOException("it has a line of another region");
            }
            warnIfStale(file, list);
            return list;
        } catch (IOException | IllegalArgumentException broken) {
            warnings.add("the refreshed price list " + file + " is left aside: " + broken.getMessage()
                    + "; run 'rightsizer prices refresh' again");
            return PriceList.EMPTY;
        }
    }

    private void warnIfStale(Path file, PriceList list) {
        list.rows().stream()
                .map(ListRow::asOf)
                .min(Comparator.naturalOrder())
                .filter(oldest -> ChronoUnit.DAYS.between(oldest, today) > STALE_DAYS)
                .ifPresent(oldest -> warnings.add("the refreshed price list " + file + " has prices of " + oldest
                        + "; run 'rightsizer prices refresh' again"));
    }

    /// Replaces the list of a region, whole or not at all.
    ///
    /// @return the file written
    public static Path write(Path directory, Region region, List<ListRow> rows) throws IOException {
        if (!NAME.matcher(region.provider()).matches()
                || !NAME.matcher(region.name()).matches()) {
            throw new IOException("a list names the region '" + region + "', which cannot be a file");
        }
        var file = Files.createDirectories(directory.resolve(region.provider())).resolve(region.name() + SUFFIX);
        var sibling = Files.createTempFile(file.getParent(), "." + region.name(), ".tmp");
        try {
            var text = new StringBuilder(ListRow.HEADER).append('\n');
            rows.forEach(row -> text.append(row.line()).append('\n'));
            Files.writeString(sibling, text, StandardCharsets.UTF_8);
            move(sibling, file);
            return file;
        } finally {
            Files.deleteIfExists(sibling);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
