/// Reads the blocks in which Prometheus and Thanos keep samples on disk
/// (<https://github.com/prometheus/prometheus/tree/main/tsdb/docs/format>). Files are taken for hostile:
/// every length is held against the size of its file, every checksum is checked, and what is wrong is named
/// with file and offset.
@NullMarked
package io.rightsizer.analyzer.block;

import org.jspecify.annotations.NullMarked;
