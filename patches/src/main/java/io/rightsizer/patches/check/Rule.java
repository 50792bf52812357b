package io.rightsizer.patches.check;

/// One thing that no change may break. It says nothing where it does not apply.
@FunctionalInterface
interface Rule {

    void check(Facts facts, Findings findings);
}
