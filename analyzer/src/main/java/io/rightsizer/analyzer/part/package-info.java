/// What one of several processes collected, kept until all of it becomes one run.
@NullMarked
package io.rightsizer.analyzer.part;

import org.jspecify.annotations.NullMarked;
