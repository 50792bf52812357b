/// A run and its forms: JSON, YAML, CSV, tables, Markdown, and the explanation of one recommendation.
@NullMarked
package io.rightsizer.api.report;

import org.jspecify.annotations.NullMarked;
