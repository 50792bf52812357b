/// Tells people of a run: **start reading at** [io.rightsizer.api.notify.Notifier].
@NullMarked
package io.rightsizer.api.notify;

import org.jspecify.annotations.NullMarked;
