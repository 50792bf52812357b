/// What pods cost where no machine is bought but each pod is billed: there a smaller request is money at once, in
/// steps.
@NullMarked
package io.rightsizer.pricing.perpod;

import org.jspecify.annotations.NullMarked;
