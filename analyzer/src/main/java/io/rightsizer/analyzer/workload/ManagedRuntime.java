package io.rightsizer.analyzer.workload;

import org.jspecify.annotations.Nullable;

/// What manages the memory of a container's process, as far as the process tells. A managed process fills the heap it
/// may have before it collects garbage, so its usage shows the size of the heap rather than the need.
public sealed interface ManagedRuntime {

    ManagedRuntime UNKNOWN = new Unknown();

    /// Nothing is told: native code, or metrics that are not scraped.
    record Unknown() implements ManagedRuntime {}

    /// Amounts the JVM does not tell are absent.
    ///
    /// @param heapMax the most its heap may grow to
    /// @param liveSet most bytes of heap left after a garbage collection
    /// @param nonHeap peak of metaspace and code caches
    /// @param buffers peak of direct buffers
    /// @param threads peak of live threads; 0 where not told
    record Jvm(
            @Nullable Memory heapMax,
            @Nullable Memory liveSet,
            @Nullable Memory nonHeap,
            @Nullable Memory buffers,
            int threads)
            implements ManagedRuntime {

        /// A JVM that tells nothing but that it is one.
        public static final Jvm SILENT = new Jvm(null, null, null, null, 0);

        /// The reserved stack of a thread on 64-bit Linux:
        /// <https://docs.oracle.com/en/java/javase/25/docs/specs/man/java.html>.
        private static final Memory STACK = Memory.mebibytes(1);

        /// Everything beside the heap, as far as it is told.
        public Memory offHeap() {
            var stacks = Memory.bytes(Math.multiplyExact(STACK.bytes(), threads));
            return orNone(nonHeap).plus(orNone(buffers)).plus(stacks);
        }

        private static Memory orNone(@Nullable Memory amount) {
            return amount == null ? Memory.ZERO : amount;
        }
    }

    /// @param memoryLimit `GOMEMLIMIT`; absent where it is not set
    record Go(@Nullable Memory memoryLimit) implements ManagedRuntime {}

    /// @param heapLimit the most V8's heap may grow to, `--max-old-space-size` where that is set; absent where not told
    record NodeJs(@Nullable Memory heapLimit) implements ManagedRuntime {}
}
