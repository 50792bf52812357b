/// What containers used, as numbers on a regular grid of time, and the port that delivers it.
@NullMarked
package io.rightsizer.analyzer.usage;

import org.jspecify.annotations.NullMarked;
