package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is asked for of one resource. An absent request reserves nothing; an absent limit allows everything.
record Ask<T extends Comparable<T>>(
        @Nullable T request, @Nullable T limit) {

    static Ask<Cpu> ofCpu(Resources resources) {
        return new Ask<>(resources.requests().cpu(), resources.limits().cpu());
    }

    static Ask<Memory> ofMemory(Resources resources) {
        return new Ask<>(resources.requests().memory(), resources.limits().memory());
    }

    static Resources resources(Ask<Cpu> cpu, Ask<Memory> memory) {
        return new Resources(
                new ResourceAmounts(cpu.request, memory.request), new ResourceAmounts(cpu.limit, memory.limit));
    }

    boolean isEmpty() {
        return request == null && limit == null;
    }

    /// As the API server sees it: a container with a limit and no request requests its limit.
    Ask<T> admitted() {
        return request == null ? new Ask<>(limit, limit) : this;
    }

    /// Nothing below `today`: neither a smaller request, nor a smaller limit, nor a limit where there was none.
    Ask<T> notBelow(Ask<T> today) {
        var noLimit = limit == null || today.limit == null;
        return new Ask<>(larger(request, today.request), noLimit ? null : larger(limit, today.limit));
    }

    Ask<T> atLeast(@Nullable T least) {
        return atLeast(new Ask<>(least, least));
    }

    /// Each amount at least its counterpart; an absent limit stays absent.
    Ask<T> atLeast(Ask<T> least) {
        return new Ask<>(larger(request, least.request), limit == null ? null : larger(limit, least.limit));
    }

    Ask<T> atMost(@Nullable T most) {
        return atMost(new Ask<>(most, most));
    }

    Ask<T> atMost(Ask<T> most) {
        return new Ask<>(smaller(request, most.request), smaller(limit, most.limit));
    }

    Ask<T> withLimit(@Nullable T newLimit) {
        return new Ask<>(request, newLimit);
    }

    Ask<T> map(UnaryOperator<T> change) {
        return new Ask<>(request == null ? null : change.apply(request), limit == null ? null : change.apply(limit));
    }

    /// A limit below the request is refused by the API server; here it rises to the request.
    Ask<T> withLimitOverRequest() {
        return limit == null ? this : new Ask<>(request, larger(limit, request));
    }

    private static <T extends Comparable<T>> @Nullable T larger(@Nullable T left, @Nullable T right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static <T extends Comparable<T>> @Nullable T smaller(@Nullable T amount, @Nullable T most) {
        return amount == null || most == null || amount.compareTo(most) <= 0 ? amount : most;
    }
}
