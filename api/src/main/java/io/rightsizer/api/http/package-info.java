/// The report over HTTP: pages, the JSON API, who may read them, and the same pages as files.
@NullMarked
package io.rightsizer.api.http;

import org.jspecify.annotations.NullMarked;
