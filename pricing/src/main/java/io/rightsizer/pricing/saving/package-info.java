/// What right-sizing saves, four ways: on paper, on the machines of today, on machines one could buy, and at most.
@NullMarked
package io.rightsizer.pricing.saving;

import org.jspecify.annotations.NullMarked;
