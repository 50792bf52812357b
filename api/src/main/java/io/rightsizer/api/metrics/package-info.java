/// What the tool tells of itself to a Prometheus: **start reading at** [io.rightsizer.api.metrics.Metrics].
@NullMarked
package io.rightsizer.api.metrics;

import org.jspecify.annotations.NullMarked;
