/// Rules no change may break, checked on what is rendered and on what runs.
@NullMarked
package io.rightsizer.patches.check;

import org.jspecify.annotations.NullMarked;
