package io.rightsizer.pricing.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.price.Interruption;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotPriceTest {

    @ParameterizedTest
    @CsvSource({
        "BELOW_5, 0.1025",
        "FROM_5_TO_10, 0.1075",
        "FROM_10_TO_15, 0.1125",
        "FROM_15_TO_20, 0.1175",
        "ABOVE_20, 0.125"
    })
    void addsWhatInterruptionsCost(Interruption bucket, BigDecimal effective) {
        var price = SpotPrice.of(new BigDecimal("0.1"), bucket);

        assertThat(price.effective()).isEqualByComparingTo(effective);
        assertThat(price.hourly()).isEqualByComparingTo("0.1");
    }

    @Test
    void buysOnDemandWhereDiscountsMakeThatCheaper() {
        var spot = SpotPrice.of(new BigDecimal("0.1"), Interruption.ABOVE_20);

        assertThat(spot.orOnDemand(new BigDecimal("0.192"))).isEqualTo(CapacityType.SPOT);
        assertThat(spot.orOnDemand(new BigDecimal("0.12"))).isEqualTo(CapacityType.ON_DEMAND);
        assertThat(spot.orOnDemand(new BigDecimal("0.125"))).isEqualTo(CapacityType.ON_DEMAND);
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatThrownBy(() -> SpotPrice.of(new BigDecimal("-1"), Interruption.BELOW_5))
                .hasMessage("Neither a price nor the overhead of a restart can be negative: -1, 1");
    }
}
