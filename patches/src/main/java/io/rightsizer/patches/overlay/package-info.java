/// Finds which kustomization of a checkout declares a workload, and in which file.
@NullMarked
package io.rightsizer.patches.overlay;

import org.jspecify.annotations.NullMarked;
