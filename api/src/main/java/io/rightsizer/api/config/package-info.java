/// What a user may turn: the configuration file, its environment variables and flags, and where each value came from.
@NullMarked
package io.rightsizer.api.config;

import org.jspecify.annotations.NullMarked;
