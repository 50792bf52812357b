package io.rightsizer.pricing.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotPriceTest {

    @ParameterizedTest
    @CsvSource({"<5%, 0.1025", "5-10%, 0.1075", "10-15%, 0.1125", "15-20%, 0.1175", ">20%, 0.125"})
    void addsWhatInterruptionsCost(String bucket, BigDecimal effective) {
        var price = SpotPrice.of(
                new BigDecimal("0.1"), InterruptionBucket.labelled(bucket).orElseThrow());

        assertThat(price.effective()).isEqualByComparingTo(effective);
        assertThat(price.hourly()).isEqualByComparingTo("0.1");
    }

    @Test
    void knowsNoOtherBucket() {
        assertThat(InterruptionBucket.labelled("")).isEmpty();
        assertThat(InterruptionBucket.labelled("often")).isEmpty();
    }

    @Test
    void buysOnDemandWhereDiscountsMakeThatCheaper() {
        var spot = SpotPrice.of(new BigDecimal("0.1"), InterruptionBucket.ABOVE_20);

        assertThat(spot.orOnDemand(new BigDecimal("0.192"))).isEqualTo(CapacityType.SPOT);
        assertThat(spot.orOnDemand(new BigDecimal("0.12"))).isEqualTo(CapacityType.ON_DEMAND);
        assertThat(spot.orOnDemand(new BigDecimal("0.125"))).isEqualTo(CapacityType.ON_DEMAND);
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatThrownBy(() -> SpotPrice.of(new BigDecimal("-1"), InterruptionBucket.BELOW_5))
                .hasMessage("Neither a price nor the overhead of a restart can be negative: -1, 1");
    }
}
