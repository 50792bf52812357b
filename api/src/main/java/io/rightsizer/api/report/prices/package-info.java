/// The forms in which prices are shown.
@NullMarked
package io.rightsizer.api.report.prices;

import org.jspecify.annotations.NullMarked;
