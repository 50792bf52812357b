/// Keeps one calm pull request a group up to date, week after week.
@NullMarked
package io.rightsizer.patches.pullrequest;

import org.jspecify.annotations.NullMarked;
