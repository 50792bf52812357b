/// Reads and writes branches, pull requests and issues where a repository is hosted.
@NullMarked
package io.rightsizer.patches.forge;

import org.jspecify.annotations.NullMarked;
