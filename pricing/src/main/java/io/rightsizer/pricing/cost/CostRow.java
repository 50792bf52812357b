package io.rightsizer.pricing.cost;

import java.math.BigDecimal;

/// One line of a [CostTable]; amounts of money are those of as many hours as the table is over.
///
/// @param kind what bears the cost, so that no name of a namespace can pass for idle
/// @param name of what the table groups by; of an idle, shared or stranded row, the cluster, or the region where the
///     table is by region
/// @param cpu the part of `effective` that is CPU
/// @param memory the part of `effective` that is memory
/// @param list at list prices
/// @param effective as it is paid
public record CostRow(
        Kind kind, String name, BigDecimal cpu, BigDecimal memory, BigDecimal list, BigDecimal effective) {

    /// In the order of a table.
    public enum Kind {
        /// Containers.
        OWN,
        /// What nobody requests or uses.
        IDLE,
        /// What nodes keep for the system.
        SHARED,
        /// What commitments cost that no machine makes use of. It is neither CPU nor memory.
        STRANDED
    }

    static CostRow nothing(Kind kind, String name) {
        return new CostRow(kind, name, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    CostRow plus(CostShare share) {
        var isCpu = share.resource() == Resource.CPU;
        return new CostRow(
                kind,
                name,
                isCpu ? cpu.add(share.effective()) : cpu,
                isCpu ? memory : memory.add(share.effective()),
                list.add(share.list()),
                effective.add(share.effective()));
    }

    CostRow plus(Stranded stranded) {
        return new CostRow(kind, name, cpu, memory, list, effective.add(stranded.hourly()));
    }

    CostRow times(BigDecimal hours) {
        return new CostRow(
                kind,
                name,
                cpu.multiply(hours),
                memory.multiply(hours),
                list.multiply(hours),
                effective.multiply(hours));
    }
}
