package io.rightsizer.pricing.finance;

/// The columns of a FOCUS file in their order: those of version 1.2, the allocation columns of 1.3 and our own, which
/// the specification wants to begin with `x_`. Constants are spelled as the specification spells the columns.
///
/// Left out are the columns of capabilities we do not claim: unit prices and SKUs (the split of a node's price into CPU
/// and memory is a convention, no published price), consumption (we count the larger of request and usage), sub
/// accounts, capacity reservations and invoices.
@SuppressWarnings("MemberName") // the names are those of the specification
public enum FocusColumn {
    AllocatedMethodDetails(Type.JSON),
    AllocatedMethodId(Type.STRING),
    AllocatedResourceId(Type.STRING),
    AllocatedResourceName(Type.STRING),
    AllocatedTags(Type.JSON),
    AvailabilityZone(Type.STRING),
    BilledCost(Type.DECIMAL),
    BillingAccountId(Type.STRING),
    BillingAccountName(Type.STRING),
    BillingCurrency(Type.STRING),
    BillingPeriodEnd(Type.DATE_TIME),
    BillingPeriodStart(Type.DATE_TIME),
    ChargeCategory(Type.STRING),
    ChargeClass(Type.STRING),
    ChargeDescription(Type.STRING),
    ChargeFrequency(Type.STRING),
    ChargePeriodEnd(Type.DATE_TIME),
    ChargePeriodStart(Type.DATE_TIME),
    CommitmentDiscountCategory(Type.STRING),
    CommitmentDiscountId(Type.STRING),
    CommitmentDiscountName(Type.STRING),
    CommitmentDiscountQuantity(Type.DECIMAL),
    CommitmentDiscountStatus(Type.STRING),
    CommitmentDiscountType(Type.STRING),
    CommitmentDiscountUnit(Type.STRING),
    ContractedCost(Type.DECIMAL),
    EffectiveCost(Type.DECIMAL),
    InvoiceIssuerName(Type.STRING),
    ListCost(Type.DECIMAL),
    PricingCategory(Type.STRING),
    PricingCurrency(Type.STRING),
    PricingCurrencyEffectiveCost(Type.DECIMAL),
    PricingQuantity(Type.DECIMAL),
    PricingUnit(Type.STRING),
    ProviderName(Type.STRING),
    PublisherName(Type.STRING),
    RegionId(Type.STRING),
    RegionName(Type.STRING),
    ResourceId(Type.STRING),
    ResourceName(Type.STRING),
    ResourceType(Type.STRING),
    ServiceCategory(Type.STRING),
    ServiceName(Type.STRING),
    ServiceSubcategory(Type.STRING),
    Tags(Type.JSON),
    x_Bearer(Type.STRING),
    x_Cluster(Type.STRING),
    x_Forecast(Type.STRING),
    x_InstanceType(Type.STRING),
    x_Namespace(Type.STRING),
    x_PriceAsOf(Type.STRING),
    x_PriceBasis(Type.STRING),
    x_RecommendedCost(Type.DECIMAL),
    x_RequestedCost(Type.DECIMAL),
    x_SavingsHigh(Type.DECIMAL),
    x_SavingsLow(Type.DECIMAL);

    private final Type type;

    FocusColumn(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    /// How a cell is written. An empty cell is a null of any type.
    public enum Type {
        /// May hold text from outside.
        STRING,
        /// Plain digits, no exponent.
        DECIMAL,
        /// ISO 8601 in UTC with seconds.
        DATE_TIME,
        /// An object in one line.
        JSON
    }
}
