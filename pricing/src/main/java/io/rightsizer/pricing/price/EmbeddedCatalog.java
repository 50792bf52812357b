package io.rightsizer.pricing.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The lists that come with rightsizer, a compressed file per region, read when one asks for the region. Their sources
/// and licences stand beside them in `README.md`.
final class EmbeddedCatalog implements PriceLists {

    private static final String DIRECTORY = "catalog/";

    private final SortedMap<Region, Integer> rows = readRegions();
    private final Map<Region, PriceList> lists = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "embedded catalog";
    }

    @Override
    public SortedSet<Region> regions() {
        return new TreeSet<>(rows.keySet());
    }

    /// How many instance types the list of each region has, without reading it.
    SortedMap<Region, Integer> sizes() {
        return rows;
    }

    @Override
    public PriceList of(Region region) {
        return rows.containsKey(region) ? lists.computeIfAbsent(region, EmbeddedCatalog::read) : PriceList.EMPTY;
    }

    private static PriceList read(Region region) {
        try (var in = resource(region.provider() + "/" + region.name() + ".csv.gz")) {
            return PriceList.read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("the embedded price list of " + region + " is damaged", broken);
        }
    }

    private static SortedMap<Region, Integer> readRegions() {
        try (var in = resource("regions.csv")) {
            var regions = new TreeMap<Region, Integer>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> regions.put(new Region(cells[0], cells[1]), Integer.valueOf(cells[2])));
            return regions;
        } catch (IOException broken) {
            throw new UncheckedIOException("the embedded list of regions is damaged", broken);
        }
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(EmbeddedCatalog.class.getResourceAsStream(DIRECTORY + name), name);
    }
}
