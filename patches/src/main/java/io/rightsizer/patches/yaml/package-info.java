/// Changes single values of YAML files and leaves every other character as it is.
@NullMarked
package io.rightsizer.patches.yaml;

import org.jspecify.annotations.NullMarked;
