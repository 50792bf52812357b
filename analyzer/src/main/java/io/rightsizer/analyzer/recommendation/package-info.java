/// Turns usage history into requests and limits, with the evidence and the guardrails that may stop them.
@NullMarked
package io.rightsizer.analyzer.recommendation;

import org.jspecify.annotations.NullMarked;
