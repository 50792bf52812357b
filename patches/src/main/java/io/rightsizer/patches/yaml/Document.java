package io.rightsizer.patches.yaml;

/// One document of a text.
///
/// @param from where its lines begin; comments before the first document are part of that one
/// @param to where the next document begins, or the text ends
record Document(int from, int to, Node root) {}
