/// What runs in the cluster and what it asked for.
@NullMarked
package io.rightsizer.analyzer.workload;

import org.jspecify.annotations.NullMarked;
