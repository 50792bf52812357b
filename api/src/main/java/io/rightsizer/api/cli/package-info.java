/// The command line: options in, results on standard output, everything else on standard error, an exit code.
@NullMarked
package io.rightsizer.api.cli;

import org.jspecify.annotations.NullMarked;
