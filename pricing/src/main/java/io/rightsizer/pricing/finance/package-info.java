/// What finance books and plans with: FOCUS rows, currencies, budgets, the forecast of a month and its summary. Pure;
/// every sum is exact.
@NullMarked
package io.rightsizer.pricing.finance;

import org.jspecify.annotations.NullMarked;
