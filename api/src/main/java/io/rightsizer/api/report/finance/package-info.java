/// The month in the forms finance uses: table, CSV, JSON, a workbook, and FOCUS.
@NullMarked
package io.rightsizer.api.report.finance;

import org.jspecify.annotations.NullMarked;
