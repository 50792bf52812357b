package io.rightsizer.pricing.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeMappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty; its first line must be like node,cluster,provider,region,zone,instance_type,arch,os,"
                        + "capacity_type,pool",
                "provider,region | line 1 lacks the column node; add it; * stands for every node",
                "node,price | line 1 has a column that is not known; use node,cluster,provider,region,zone,"
                        + "instance_type,arch,os,capacity_type,pool",
                "node,zone,zone | line 1 has the column zone twice; keep one of them",
                "node,zone~a,b~c | line 3 has 1 fields where the header has 2; repair the line",
                "node,zone~,b | line 2 names no node; write a name or * in the column node",
                "node,zone~a,=1+1 | line 2 has something else in the column zone;"
                        + " write letters, digits, dots, dashes and underscores",
                "node,zone~@SUM(A1),b | line 2 has something else in the column node;"
                        + " write a name, in which * stands for anything",
                "node,capacity_type~a,Spot! | line 2 has something else in the column capacity_type;"
                        + " write on-demand or spot",
                "node,zone~a,\"b | line 2 is no CSV; check the quotes of the line",
            })
    void saysWhichLineCannotBeMeant(String text, String complaint, @TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("nodes.csv"), text.replace('~', '\n'));

        assertThatThrownBy(() -> NodeMapping.read(file))
                .isInstanceOf(NodeMappingException.class)
                .hasMessage(file + " " + complaint);
    }

    @Test
    void saysThatTheFileIsMissing(@TempDir Path directory) {
        var file = directory.resolve("none.csv");

        assertThatThrownBy(() -> NodeMapping.read(file))
                .hasMessage("there is no mapping of nodes " + file + "; check the path");
    }
}
