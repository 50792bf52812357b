/// A made-up cluster and its usage, written as blocks that Prometheus and rightsizer read. The same size and seed give
/// the same bytes.
@NullMarked
package io.rightsizer.bench.fleet;

import org.jspecify.annotations.NullMarked;
