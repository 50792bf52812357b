/// Numbers only: no Kubernetes word, no input or output.
@NullMarked
package io.rightsizer.analyzer.statistics;

import org.jspecify.annotations.NullMarked;
