/// Measures what a scan costs the Prometheus server, beside the per-workload queries of other tools.
@NullMarked
package io.rightsizer.bench;

import org.jspecify.annotations.NullMarked;
