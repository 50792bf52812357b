/// What nodes cost now, shared out to what runs on them: every row sums to the bill.
@NullMarked
package io.rightsizer.pricing.cost;

import org.jspecify.annotations.NullMarked;
