package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every price rightsizer knows, each with where it is from. The first of these that knows one wins: the user's file,
/// the cluster's cost exporter, Karpenter, refreshed lists, the embedded catalog, an estimate from another region.
public final class PriceBook {

    private final CustomPrices custom;
    private final ClusterPrices cluster;
    private final Catalogs catalogs;
    private final EmbeddedCatalog embedded = new EmbeddedCatalog();
    private final Optional<PriceCache> cache;
    private final RegionalRatio ratio;
    private final List<String> warnings;

    private PriceBook(PriceOptions options) throws IOException {
        this.custom = options.file() == null ? CustomPrices.NONE : CustomPrices.read(options.file());
        this.cluster = new ClusterPrices(options.offerings(), options.today());
        this.cache = Optional.ofNullable(options.cache()).map(directory -> new PriceCache(directory, options.today()));
        this.catalogs = new Catalogs(
                Stream.concat(cache.stream(), Stream.<PriceLists>of(embedded)).toList());
        this.ratio = new RegionalRatio(catalogs);
        this.warnings = custom.warnings(options.today());
    }

    /// @throws PriceFileException when the user's file must be mended
    public static PriceBook of(PriceOptions options) throws IOException {
        return new PriceBook(options);
    }

    /// What an hour of this very node costs.
    public Priced price(Node node, NodeKey key) {
        var region = new Region(key.provider(), key.region());
        var listed = catalogs.find(region, key.instanceType());
        var shape = Shape.of(node, listed);
        return custom.price(key, shape)
                .or(() -> cluster.price(node, key, shape))
                .<Priced>map(Priced.Known::new)
                .orElseGet(() -> ofLists(key, region));
    }

    private Priced ofLists(NodeKey key, Region region) {
        if (key.os().equals("windows")) {
            return new Priced.Unknown(
                    "the lists price Linux only; price the Windows " + named(key) + " in pricing.file");
        }
        if (key.instanceType().isEmpty()
                || key.provider().isEmpty()
                || key.region().isEmpty()) {
            return new Priced.Unknown("nothing tells the " + missing(key) + " of the node; let kube-state-metrics show"
                    + " its labels, or price its " + (key.pool().isEmpty() ? "parts (cpu and memory)" : named(key))
                    + " in pricing.file");
        }
        return listPrice(region, key.instanceType(), key.capacityType());
    }

    private static String named(NodeKey key) {
        return key.pool().isEmpty() ? "instance type " + key.instanceType() : "pool " + key.pool();
    }

    private static String missing(NodeKey key) {
        if (key.provider().isEmpty()) {
            return "provider";
        }
        return key.region().isEmpty() ? "region" : "instance type";
    }

    /// What a type costs in a region: the user's own price for it, else the list price or an estimate.
    public TypePrices prices(String provider, String region, String instanceType) {
        return prices(new Region(provider, region), instanceType);
    }

    private TypePrices prices(Region region, String instanceType) {
        var shape = catalogs.find(region, instanceType).map(listed -> Shape.of(listed.row()));
        return new TypePrices(
                price(region, instanceType, CapacityType.ON_DEMAND, shape),
                price(region, instanceType, CapacityType.SPOT, shape),
                first(
                        region,
                        instanceType,
                        listed -> Optional.ofNullable(listed.row().interruption())),
                first(region, instanceType, listed -> listed.row().oneYear(listed.list())),
                first(region, instanceType, listed -> listed.row().threeYears(listed.list())));
    }

    private Priced price(Region region, String instanceType, CapacityType capacityType, Optional<Shape> shape) {
        return custom.price(region, instanceType, capacityType, shape)
                .<Priced>map(Priced.Known::new)
                .orElseGet(() -> listPrice(region, instanceType, capacityType));
    }

    /// A refreshed list may lack a figure that the embedded one has: then that one's holds.
    private <T> @Nullable T first(Region region, String instanceType, Function<Listed, Optional<T>> figure) {
        return catalogs.every(region, instanceType)
                .flatMap(listed -> figure.apply(listed).stream())
                .findFirst()
                .orElse(null);
    }

    private Priced listPrice(Region region, String instanceType, CapacityType capacityType) {
        var listed = catalogs.every(region, instanceType)
                .flatMap(found -> found.row().price(capacityType, found.list()).stream())
                .findFirst();
        var known = listed.isPresent() ? listed : ratio.price(region, instanceType, capacityType);
        return known.<Priced>map(Priced.Known::new)
                .orElseGet(() -> new Priced.Unknown(whyUnknown(region, instanceType, capacityType)));
    }

    private String whyUnknown(Region region, String instanceType, CapacityType capacityType) {
        var what = "no list has " + (capacityType == CapacityType.SPOT ? "a spot price of " : "")
                + (instanceType.isEmpty() ? "a type without a name" : instanceType) + " in " + region;
        var known = catalogs.regions().contains(region) ? "" : ", nor the region itself";
        var refresh = List.of("aws", "azure", "gcp").contains(region.provider())
                ? "run 'rightsizer prices refresh --" + region.provider() + " URL' or "
                : "";
        return what + known + "; " + refresh + "price it in pricing.file";
    }

    /// The machines one could buy in a region, with what they cost, in the order of the lists. All prices are in one
    /// currency: that of the user's file, where it prices any of them.
    public List<NodeType> types(String provider, String region) {
        var place = new Region(provider, region);
        var listed = catalogs.all(place).stream().map(Listed::row).toList();
        var currency = custom.currency()
                .filter(own -> listed.stream().anyMatch(row -> isIn(own, prices(place, row.instanceType()))))
                .orElse(Price.USD);
        return listed.stream()
                .map(row -> type(row, prices(place, row.instanceType()).in(currency)))
                .filter(type -> type.allocatable().cpu().millicores() > 0
                        && type.allocatable().memory().bytes() > 0)
                .filter(type -> isIn(currency, type.prices()))
                .toList();
    }

    private NodeType type(ListRow row, TypePrices prices) {
        return new NodeType(
                row.region(),
                row.instanceType(),
                row.arch(),
                Reservations.cpu(row),
                Reservations.memory(row),
                row.gpus(),
                Reservations.of(row),
                prices);
    }

    private static boolean isIn(Currency currency, TypePrices prices) {
        return switch (prices.onDemand()) {
            case Priced.Known(var price) -> price.currency().equals(currency);
            case Priced.Unknown _ -> false;
        };
    }

    /// The lines of the lists of a region, refreshed ones first, as they were published.
    public List<ListRow> rows(String provider, String region) {
        return catalogs.all(new Region(provider, region)).stream()
                .map(Listed::row)
                .toList();
    }

    /// Whether a list of the region has the type.
    public boolean lists(Region region, String instanceType) {
        return catalogs.find(region, instanceType).isPresent();
    }

    /// Where something is listed.
    public SortedSet<Region> regions() {
        return catalogs.regions();
    }

    /// How many types the embedded catalog has in each of its regions.
    public SortedMap<Region, Integer> embedded() {
        return embedded.sizes();
    }

    /// How many types the refreshed list of each region has.
    public SortedMap<Region, Integer> refreshed() {
        var sizes = new TreeMap<Region, Integer>();
        cache.ifPresent(lists -> lists.regions()
                .forEach(region -> sizes.put(region, lists.of(region).size())));
        return sizes;
    }

    /// What about the prices read so far a person should look at.
    public List<String> warnings() {
        var all = new ArrayList<>(warnings);
        cache.map(PriceCache::warnings).ifPresent(all::addAll);
        return all;
    }

    /// The user's own prices.
    public List<CustomPrice> custom() {
        return custom.all();
    }
}
