/// Which workloads may run on machines that are taken back at short notice, what those cost in effect, and what a
/// workload needs to be put there.
@NullMarked
package io.rightsizer.pricing.spot;

import org.jspecify.annotations.NullMarked;
