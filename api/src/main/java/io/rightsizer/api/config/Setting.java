package io.rightsizer.api.config;

/// One setting as it holds, for `config show`.
///
/// @param path dotted, as in the file: `cpu.buffer`
/// @param value as written; empty when nothing is set; masked where it may be a secret
/// @param origin `default`, `rightsizer.yaml line 7`, `RIGHTSIZER_CPU_BUFFER` or `--window`
public record Setting(String path, String value, String origin) {}
