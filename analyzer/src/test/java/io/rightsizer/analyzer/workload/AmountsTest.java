package io.rightsizer.analyzer.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected values from the Kubernetes documentation of quantities and from what `kubectl` prints.
class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "250m, 250",
        "0.25, 250",
        ".5, 500",
        "2, 2000",
        "1.5, 1500",
        "1e0, 1000",
        "5E-1, 500",
        "100u, 1",
        "1n, 1"
    })
    void readsCpuInEveryNotation(String quantity, long millicores) {
        assertThat(Cpu.parse(quantity)).isEqualTo(Cpu.millicores(millicores));
    }

    @ParameterizedTest
    @CsvSource({
        "128974848, 128974848",
        "129e6, 129000000",
        "129M, 129000000",
        "128974848000m, 128974848",
        "123Mi, 128974848",
        "1k, 1000",
        "1Ki, 1024",
        "1T, 1000000000000",
        "2Gi, 2147483648",
        "1.5Gi, 1610612736",
        "100m, 1"
    })
    void readsMemoryInEveryNotation(String quantity, long bytes) {
        assertThat(Memory.parse(quantity)).isEqualTo(Memory.bytes(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "1.5.2", "10 Mi", "1mi", "1KB", "0x10", "1e", "--1", "NaN", "Infinity", "1e9999"})
    void refusesWhatTheApiServerWouldRefuse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Memory.parse(text))
                .withMessage("'" + text + "' is not a Kubernetes quantity; write it like 250m, 1.5, 512Mi or 2Gi");
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cpu.parse("-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Memory.parse("-1Mi"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cpu.ceilOfCores(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Memory.ceilOfBytes(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Cpu.ceilOfCores(Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1m", "250, 250m", "1000, 1", "1500, 1500m", "16000, 16"})
    void printsCpuAsKubectlDoes(long millicores, String quantity) {
        assertThat(Cpu.millicores(millicores)).hasToString(quantity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1000, 1000",
        "1024, 1Ki",
        "536870912, 512Mi",
        "1073741824, 1Gi",
        "1610612736, 1536Mi",
        "1099511627776, 1Ti",
        "1073741825, 1073741825"
    })
    void printsMemoryAsKubectlDoes(long bytes, String quantity) {
        assertThat(Memory.bytes(bytes)).hasToString(quantity);
    }

    @Test
    void roundsUpAndNeverDown() {
        assertThat(Cpu.ceilOfCores(0.2500001)).isEqualTo(Cpu.millicores(251));
        assertThat(Cpu.ceilOfCores(0.29)).isEqualTo(Cpu.millicores(290));
        assertThat(Memory.ceilOfBytes(1.5)).isEqualTo(Memory.bytes(2));
        assertThat(Cpu.millicores(241).roundedUpTo(Cpu.millicores(5))).isEqualTo(Cpu.millicores(245));
        assertThat(Memory.parse("513Mi").roundedUpTo(Memory.parse("16Mi"))).hasToString("528Mi");
        assertThat(Memory.parse("512Mi").roundedUpTo(Memory.parse("16Mi"))).hasToString("512Mi");
    }

    @Test
    void refusesSumsThatDoNotFit() {
        var largest = Memory.bytes(Long.MAX_VALUE);

        assertThatExceptionOfOverflow(() -> largest.plus(Memory.bytes(1)));
        assertThatExceptionOfOverflow(() -> Memory.parse("9000E"));
    }

    private static void assertThatExceptionOfOverflow(Runnable sum) {
        assertThatThrownBy(sum::run).isInstanceOf(ArithmeticException.class);
    }
}
