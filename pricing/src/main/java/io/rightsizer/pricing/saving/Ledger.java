package io.rightsizer.pricing.saving;

import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.PricedNode;
import java.util.List;
import java.util.function.Function;

/// The bill as it becomes while clusters are answered one after the other.
///
/// @param idle once what is idle today is gone
/// @param packed once the machines that right-sizing empties are gone
/// @param anew once clusters have other machines where those save more
record Ledger(Standing idle, Standing packed, Standing anew) {

    static Ledger of(Bill bill, CostRules rules) {
        Function<List<PricedNode>, Bill> billed =
                nodes -> rules.agreements().bill(nodes, bill.currency(), rules.today());
        return new Ledger(new Standing(bill, billed), new Standing(bill, billed), new Standing(bill, billed));
    }
}
