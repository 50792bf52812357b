package io.rightsizer.pricing.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Price.Basis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionalRatioTest {

    private static final Region HERE = new Region("aws", "eu-west-1");
    private static final Region REFERENCE = new Region("aws", "us-east-1");

    /// The other sizes of m5 cost a quarter more here; the one outlier does not move the median.
    @Test
    void takesTheMedianOfTheOtherSizes() {
        var ratio = ratio(
                "m5.large 0.10, m5.xlarge 0.20, m5.2xlarge 0.40, m5.metal 4.00, c5.large 0.08",
                "m5.xlarge 0.25, m5.2xlarge 0.50, m5.metal 9.00, c5.large 0.16");

        assertThat(ratio.price(HERE, "m5.large", CapacityType.ON_DEMAND))
                .contains(new Price(
                        new BigDecimal("0.125"),
                        Price.USD,
                        Basis.ESTIMATED,
                        "estimate: 0.10 in us-east-1 x 1.250, the median of 3 like it",
                        LocalDate.of(2026, 1, 1)));
    }

    @Test
    void asksTheFamiliesOfItsKindWhereItsOwnIsMissing() {
        var ratio = ratio("m7i.large 0.10, m5.large 0.10, c5.large 0.08", "m5.large 0.11, c5.large 0.16");

        assertThat(ratio.price(HERE, "m7i.large", CapacityType.ON_DEMAND))
                .map(Price::hourly)
                .contains(new BigDecimal("0.11"));
    }

    @Test
    void doesNotGuessWithoutSiblings() {
        var ratio = ratio("m5.large 0.10, c5.large 0.08", "c5.large 0.16");

        assertThat(ratio.price(HERE, "m5.large", CapacityType.ON_DEMAND)).isEmpty();
        assertThat(ratio.price(new Region("aws", "mars-1"), "c5.large", CapacityType.ON_DEMAND))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws, m5.large, m5, m",
        "aws, c7gn.16xlarge, c7gn, c",
        "aws, u-6tb1.56xlarge, u-6tb1, u",
        "azure, Standard_D4s_v5, Ds_v5, D",
        "azure, Standard_E4-2ds_v5, Eds_v5, E",
        "azure, Standard_A2_v2, A_v2, A",
        "gcp, n2-standard-4, n2, n",
        "gcp, e2-medium, e2, e"
    })
    void tellsFamiliesByTheirNames(String provider, String type, String name, String kind) {
        assertThat(Family.of(provider, type)).isEqualTo(new Family(name, kind));
    }

    private static RegionalRatio ratio(String reference, String here) {
        var lists = Map.of(REFERENCE, list(REFERENCE, reference), HERE, list(HERE, here));
        return new RegionalRatio(new Catalogs(List.of(new PriceLists() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public SortedSet<Region> regions() {
                return new TreeSet<>(lists.keySet());
            }

            @Override
            public PriceList of(Region region) {
                return lists.getOrDefault(region, PriceList.EMPTY);
            }
        })));
    }

    /// `m5.large 0.10, m5.xlarge 0.20`.
    private static PriceList list(Region region, String types) {
        var text = new StringBuilder(ListRow.HEADER).append('\n');
        for (var type : types.split(", ", -1)) {
            var parts = type.split(" ", -1);
            text.append("aws,%s,%s,2,8,amd64,0,%s,,,,,,test,2026-01-01%n".formatted(region.name(), parts[0], parts[1]));
        }
        try {
            return PriceList.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
