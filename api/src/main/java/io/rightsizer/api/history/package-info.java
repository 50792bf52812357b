/// Runs over time: every scan is kept in one SQLite file or a PostgreSQL database, and compared.
@NullMarked
package io.rightsizer.api.history;

import org.jspecify.annotations.NullMarked;
