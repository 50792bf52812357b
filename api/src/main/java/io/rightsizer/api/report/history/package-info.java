/// The forms in which the history is shown.
@NullMarked
package io.rightsizer.api.report.history;

import org.jspecify.annotations.NullMarked;
