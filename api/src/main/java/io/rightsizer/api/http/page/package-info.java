/// What each page of the report shows, before it is HTML. Templates of the same names lay it out.
@NullMarked
package io.rightsizer.api.http.page;

import org.jspecify.annotations.NullMarked;
