/// What should change in a workload's manifest: which amounts of which containers, whatever the way it is written.
@NullMarked
package io.rightsizer.patches.change;

import org.jspecify.annotations.NullMarked;
