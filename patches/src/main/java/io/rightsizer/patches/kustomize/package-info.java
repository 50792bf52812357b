/// Writes recommendations as Kustomize components that change nothing else.
@NullMarked
package io.rightsizer.patches.kustomize;

import org.jspecify.annotations.NullMarked;
