package io.rightsizer.pricing.price;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line of a price list: an instance type in a region, Linux on shared tenancy, US dollars an hour. Every figure
/// is the published one; an absent one is not published.
///
/// @param gpuCount as published, see [#gpus]
/// @param spotBasis `list`, or `advisor-savings` for on-demand less the average discount of the region
/// @param oneYear an hour under a commitment of a year, nothing paid in advance
public record ListRow(
        Region region,
        String instanceType,
        BigDecimal vcpu,
        BigDecimal memoryGib,
        String arch,
        BigDecimal gpuCount,
        BigDecimal onDemand,
        @Nullable BigDecimal spot,
        String spotBasis,
        @Nullable Interruption interruption,
        @Nullable BigDecimal oneYear,
        @Nullable BigDecimal threeYears,
        String source,
        LocalDate asOf) {

    /// The first line of a price list.
    static final String HEADER = "provider,region,instance_type,vcpu,memory_gib,arch,gpu_count,"
            + "on_demand_usd_per_hour,spot_usd_per_hour,spot_basis,spot_interruption_bucket,"
            + "commit_1y_usd_per_hour,commit_3y_usd_per_hour,source,as_of";

    private static final int COLUMNS = HEADER.split(",").length;

    /// Local disks of Google's machines come in pieces of 375 GB and are counted together with the GPUs.
    private static final int DISK_GB = 375;

    /// The days of what the embedded rows of AWS say of spot and of commitments; `as_of` is that of on-demand.
    private static final LocalDate SPOT_ADVISOR = LocalDate.of(2025, 6, 28);

    private static final LocalDate EC2_SHOP = LocalDate.of(2025, 4, 4);

    /// @throws IllegalArgumentException saying what is wrong with the line
    static ListRow parse(String line) {
        var cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("has " + cells.length + " fields, not " + COLUMNS);
        }
        return new ListRow(
                new Region(cells[0], cells[1]),
                cells[2],
                amount(cells, 3),
                amount(cells, 4),
                cells[5],
                amount(cells, 6),
                amount(cells, 7),
                amountOrNull(cells, 8),
                cells[9],
                Interruption.of(cells[10]).orElse(null),
                amountOrNull(cells, 11),
                amountOrNull(cells, 12),
                cells[13],
                Amounts.date(cells[14]));
    }

    /// The line this was read from.
    public String line() {
        return cells().stream().map(ListRow::text).collect(Collectors.joining(","));
    }

    private List<@Nullable Object> cells() {
        return Arrays.asList(
                region.provider(),
                region.name(),
                instanceType,
                vcpu,
                memoryGib,
                arch,
                gpuCount,
                onDemand,
                spot,
                spotBasis,
                interruption,
                oneYear,
                threeYears,
                source,
                asOf);
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal amount -> amount.toPlainString();
            default -> cell.toString();
        };
    }

    /// Whole GPUs the machine has a part in; what the list says beyond them are local disks.
    public int gpus() {
        return gpuCount.remainder(BigDecimal.valueOf(DISK_GB))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /// Whether the on-demand price pays for more than cores and memory.
    public boolean hasExtras() {
        return gpuCount.signum() != 0;
    }

    /// @param list how a report calls the list the row is of
    Optional<Price> price(CapacityType capacityType, String list) {
        return switch (capacityType) {
            case ON_DEMAND -> Optional.of(listed(onDemand, list));
            case SPOT -> Optional.ofNullable(spot).map(hourly -> spot(hourly, list));
        };
    }

    private Price spot(BigDecimal hourly, String list) {
        return spotBasis.equals("list")
                ? listed(hourly, list)
                : new Price(
                        hourly,
                        Price.USD,
                        Basis.ESTIMATED,
                        list + " (" + source + " less the average spot saving)",
                        asOf.isBefore(SPOT_ADVISOR) ? asOf : SPOT_ADVISOR);
    }

    Optional<Price> oneYear(String list) {
        return Optional.ofNullable(oneYear).map(hourly -> commitment(hourly, list));
    }

    Optional<Price> threeYears(String list) {
        return Optional.ofNullable(threeYears).map(hourly -> commitment(hourly, list));
    }

    /// Karpenter's table has none: those in its rows are the other source's, of its day.
    private Price commitment(BigDecimal hourly, String list) {
        return source.equals("karpenter-aws")
                ? new Price(hourly, Price.USD, Basis.LIST, list + " (ec2.shop)", EC2_SHOP)
                : listed(hourly, list);
    }

    private Price listed(BigDecimal hourly, String list) {
        return new Price(hourly, Price.USD, Basis.LIST, list + " (" + source + ")", asOf);
    }

    private static BigDecimal amount(String[] cells, int column) {
        return Objects.requireNonNullElseGet(amountOrNull(cells, column), () -> {
            throw new IllegalArgumentException("lacks " + HEADER.split(",")[column]);
        });
    }

    private static @Nullable BigDecimal amountOrNull(String[] cells, int column) {
        return cells[column].isEmpty() ? null : Amounts.notNegative(cells[column]);
    }
}
