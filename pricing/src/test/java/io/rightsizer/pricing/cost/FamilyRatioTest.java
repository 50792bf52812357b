package io.rightsizer.pricing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.pricing.cost.FamilyRatio.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyRatioTest {

    @Test
    void followsFromTwoShapesOfAFamily() {
        // list prices of us-central1: a core is 0.031611, a gibibyte 0.004237
        var n2 = List.of(shape("4", "16", "0.194236"), shape("4", "32", "0.262028"), shape("8", "8", "0.286784"));

        assertThat(FamilyRatio.of(n2).orElseThrow().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("7.46");
    }

    @Test
    void doesNotFollowFromSizesOfOneShape() {
        assertThat(FamilyRatio.of(List.of(shape("2", "8", "0.096"), shape("4", "16", "0.192"))))
                .isEmpty();
        assertThat(FamilyRatio.of(List.of())).isEmpty();
    }

    @Test
    void doesNotFollowWhereShapesDisagree() {
        assertThat(FamilyRatio.of(
                        List.of(shape("4", "16", "0.194"), shape("4", "32", "0.262"), shape("4", "8", "0.300"))))
                .isEmpty();
        assertThat(FamilyRatio.of(List.of(shape("4", "16", "0.3"), shape("4", "32", "0.2"))))
                .isEmpty();
    }

    @Test
    void isUsedWhereNoExporterTellsOfTheNode() {
        var node = Fleet.m5("a", "0.192");

        assertThat(CoreRatio.derivedFrom(any -> List.of(shape("1", "1", "5"), shape("1", "2", "6")))
                        .of(node))
                .isEqualByComparingTo("4");
        assertThat(CoreRatio.derivedFrom(any -> List.of()).of(node)).isEqualByComparingTo("7.46");
    }

    private static Shape shape(String cores, String gibibytes, String hourly) {
        return new Shape(new BigDecimal(cores), new BigDecimal(gibibytes), new BigDecimal(hourly));
    }
}
