package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.packing.NodeType;
import io.rightsizer.pricing.packing.Room;
import io.rightsizer.pricing.price.Interruption;
import io.rightsizer.pricing.price.PriceBook;
import io.rightsizer.pricing.price.TypePrices;
import io.rightsizer.pricing.spot.SpotPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The machines one could buy instead of those of a class.
final class Market {

    /// Machines of a share of a core: AWS' burstable ones, Azure's B series, GCP's small shared ones.
    private static final Pattern SHARED_CORE =
            Pattern.compile("t\\d[a-z]*\\..*|Standard_B.*|(e2-(micro|small|medium)|f1-.*|g1-.*)");

    /// Whole servers, and machines with accelerators that are counted in no column of the lists.
    private static final Pattern SPECIAL = Pattern.compile(".*metal.*|(inf|trn|dl|vt|f)\\d.*\\..*|(mac|hpc|u).*\\..*");

    private final PriceBook book;
    private final Agreements agreements;
    private final Currency currency;
    private final List<Pattern> allowed;

    Market(PriceBook book, Agreements agreements, Currency currency, List<String> types) {
        this.book = book;
        this.agreements = agreements;
        this.currency = currency;
        this.allowed = types.stream().map(Market::pattern).toList();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    /// Those that are not worse than another in everything.
    ///
    /// @param overhead what each runs for itself
    List<NodeType> typesFor(PoolClass alike, String provider, Room overhead) {
        var offered = new ArrayList<NodeType>();
        for (var type : book.types(provider, alike.region())) {
            if (type.gpus() == 0 && type.arch().equals(alike.arch()) && isAllowed(type.name())) {
                var room = new Room(
                                type.allocatable().cpu(),
                                type.allocatable().memory(),
                                type.allocatable().maxPods())
                        .without(overhead);
                onDemand(provider, alike, type.prices())
                        .filter(_ ->
                                room.cpu().millicores() > 0 && room.memory().bytes() > 0 && room.pods() > 0)
                        .ifPresent(price -> offered.add(
                                new NodeType(type.name(), alike.market(), room, price, spot(type.prices(), price))));
            }
        }
        return notDominated(offered);
    }

    private boolean isAllowed(String type) {
        return allowed.isEmpty()
                ? !SHARED_CORE.matcher(type).matches() && !SPECIAL.matcher(type).matches()
                : allowed.stream().anyMatch(pattern -> pattern.matcher(type).matches());
    }

    private Optional<BigDecimal> onDemand(String provider, PoolClass alike, TypePrices prices) {
        return known(prices.onDemand())
                .map(price -> agreements.onDemand(provider, alike.pool(), price))
                .filter(price -> price.signum() > 0);
    }

    private Optional<Price> known(Priced priced) {
        return switch (priced) {
            case Priced.Known(var price)
            when price.currency().equals(currency) && price.hourly().signum() > 0 -> Optional.of(price);
            case Priced.Known _, Priced.Unknown _ -> Optional.empty();
        };
    }

    /// With what interruptions cost; absent where on demand is no dearer.
    private @Nullable BigDecimal spot(TypePrices prices, BigDecimal onDemand) {
        return known(prices.spot())
                .map(price -> SpotPrice.of(price.hourly(), interruption(prices)).effective())
                .filter(effective -> effective.compareTo(onDemand) < 0)
                .orElse(null);
    }

    private static Interruption interruption(TypePrices prices) {
        return prices.interruption() == null ? SpotPrice.WHERE_UNKNOWN : prices.interruption();
    }

    private static List<NodeType> notDominated(List<NodeType> types) {
        var cheapest = types.stream()
                .sorted(Comparator.comparing(NodeType::onDemand).thenComparing(NodeType::name))
                .toList();
        var kept = new ArrayList<NodeType>();
        for (var type : cheapest) {
            if (kept.stream().noneMatch(better -> isNoWorse(better, type))) {
                kept.add(type);
            }
        }
        return kept;
    }

    private static boolean isNoWorse(NodeType better, NodeType type) {
        return better.onDemand().compareTo(type.onDemand()) <= 0
                && hasRoom(better.room(), type.room())
                && (type.spot() == null
                        || (better.spot() != null && better.spot().compareTo(type.spot()) <= 0));
    }

    private static boolean hasRoom(Room room, Room asked) {
        return room.cpu().compareTo(asked.cpu()) >= 0
                && room.memory().compareTo(asked.memory()) >= 0
                && room.pods() >= asked.pods();
    }
}
