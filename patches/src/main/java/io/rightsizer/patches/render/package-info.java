/// Renders kustomizations with the machine's own tool, and tells renderings apart.
@NullMarked
package io.rightsizer.patches.render;

import org.jspecify.annotations.NullMarked;
