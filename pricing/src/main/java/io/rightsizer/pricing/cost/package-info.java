/// What nodes cost now, shared out to what runs on them: every row sums to the bill. And what a change
/// saves of it.
@NullMarked
package io.rightsizer.pricing.cost;

import org.jspecify.annotations.NullMarked;
