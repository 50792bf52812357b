/// Everything one calls: the pipeline, the command line, the report.
@NullMarked
package io.rightsizer.api;

import org.jspecify.annotations.NullMarked;
