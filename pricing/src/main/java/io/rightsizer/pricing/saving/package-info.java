/// What a run is worth: what its machines cost, and what right-sizing saves of that, four ways: on paper, on the
/// machines of today, on machines one could buy, and at most.
@NullMarked
package io.rightsizer.pricing.saving;

import org.jspecify.annotations.NullMarked;
