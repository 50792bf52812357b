package io.rightsizer.analyzer.backtest;

import static io.rightsizer.analyzer.backtest.FourWeeks.DAY;
import static io.rightsizer.analyzer.backtest.FourWeeks.POINTS;
import static io.rightsizer.analyzer.backtest.FourWeeks.WEEK;
import static io.rightsizer.analyzer.backtest.FourWeeks.constant;
import static io.rightsizer.analyzer.backtest.FourWeeks.only;
import static io.rightsizer.analyzer.backtest.FourWeeks.pod;
import static io.rightsizer.analyzer.backtest.FourWeeks.with;

import io.rightsizer.analyzer.usage.PodUsage;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a collector may hand over on a bad day. The number of a container makes it differ from the next.
enum HostileUsage {
    NOTHING(_ -> new PodUsage[0]),
    UNKNOWN(_ -> alone(constant(Double.NaN))),
    ONE_SAMPLE(number -> alone(only(constant(100), 40 * number, 40 * number + 1))),
    GAPS(number -> alone(gappy(number))),
    ZERO(_ -> alone(constant(0))),
    NEGATIVE(_ -> alone(constant(-5))),
    INFINITE(number -> alone(with(constant(100), 300 + number, Double.POSITIVE_INFINITY))),
    ALL_THE_COLLECTOR_TAKES(_ -> alone(constant(1e15 / FourWeeks.MEBIBYTE))),
    NOT_A_NUMBER(number -> alone(with(constant(100), 4000 + number, Double.NaN))),
    MILLIONFOLD_JUMP(number -> alone(with(constant(100), 3 * WEEK + number, 1e8))),
    MILLIONFOLD_JUMP_BEFORE(number -> alone(with(constant(100), number, 1e8))),
    FALLS_SILENT(number -> alone(only(constant(100), 0, POINTS - 8 * DAY - number))),
    TOO_YOUNG(number -> alone(only(constant(100), POINTS - DAY - number, POINTS))),
    ALL_REPLICAS_NEW(number -> new PodUsage[] {
        pod("web-old", only(constant(1), 0, 3 * WEEK + number), only(constant(100), 0, 3 * WEEK + number)),
        pod("web-new", only(constant(1), 3 * WEEK + number, POINTS), only(constant(300), 3 * WEEK + number, POINTS))
    });

    private final IntFunction<PodUsage[]> pods;

    HostileUsage(IntFunction<PodUsage[]> pods) {
        this.pods = pods;
    }

    PodUsage[] pods(int number) {
        return pods.apply(number);
    }

    private static PodUsage[] alone(double[] values) {
        return new PodUsage[] {pod("web-1", values, values)};
    }

    private static double[] gappy(int number) {
        var random = new Random(number);
        return IntStream.range(0, POINTS)
                .mapToDouble(_ -> random.nextInt(3) == 0 ? 100 * random.nextDouble() : Double.NaN)
                .toArray();
    }
}
