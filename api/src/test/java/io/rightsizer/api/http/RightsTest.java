package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {

    private static final Rights SHOP = new Rights(Role.VIEWER, new Teams.Only(Set.of("shop")));

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna:pbkdf2-sha256:600000:AAEC=:lqWQTC4IyNpCMF28=", "a:role:teams", "cn=a,role=b"})
    void aPlainLineSeesEverything(String line) {
        assertThat(Rights.parse(line)).isEqualTo(new Rights.Line(line, Rights.ALL));
    }

    @Test
    void teamsAndRoleStandAtTheEndInAnyOrder() {
        var shops = new Teams.Only(Set.of("shop", "payments"));

        assertThat(Rights.parse("a:b:role=viewer:teams=shop, payments"))
                .isEqualTo(new Rights.Line("a:b", new Rights(Role.VIEWER, shops)));
        assertThat(Rights.parse("a:b:teams=payments,shop:role=finance"))
                .isEqualTo(new Rights.Line("a:b", new Rights(Role.FINANCE, shops)));
        assertThat(Rights.parse("a:role=finance").rights()).isEqualTo(new Rights(Role.FINANCE, new Teams.All()));
        assertThat(Rights.parse("a:role=finance:teams=").rights())
                .isEqualTo(new Rights(Role.FINANCE, new Teams.Only(Set.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a:role=vewer | there is no role 'vewer'; did you mean 'viewer'?",
                "a:role= | there is no role ''",
                "a:teams= | a viewer of no team sees nothing",
                "a:role=viewer:teams= | a viewer of no team sees nothing",
                "a:teams=shop,, | 'teams=' has a comma too many",
                "a:teams=shop:teams=payments | 'teams=' stands there twice",
                "a:role=viewer:teams=shop:role=finance | 'role=' stands there twice"
            })
    void whatIsMisspeltIsRefusedAndNotTakenForEverything(String line, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rights.parse(line))
                .withMessageContaining(complaint);
    }

    @Test
    void whoIsInSeveralGroupsSeesWhatEachSees(@TempDir Path directory) throws IOException {
        var groups = GroupRights.of(Files.writeString(directory.resolve("groups"), """
                # who sees what
                shop-developers:teams=shop
                role:payments:teams=payments
                accounting:role=finance:teams=
                admins
                """));

        assertThat(groups.of("shop-developers")).hasValue(SHOP);
        assertThat(groups.of(" shop-developers , role:payments"))
                .hasValue(new Rights(Role.VIEWER, new Teams.Only(Set.of("shop", "payments"))));
        assertThat(groups.of("accounting,shop-developers"))
                .hasValue(new Rights(Role.FINANCE, new Teams.Only(Set.of("shop"))));
        assertThat(groups.of(List.of("shop-developers", "admins")))
                .hasValueSatisfying(rights -> assertThat(rights.isAll()).isTrue());
        assertThat(groups.of("")).isEmpty();
        assertThat(groups.of("shop-developers-eu,Admins")).isEmpty();
        assertThat(GroupRights.NONE.of("")).hasValue(Rights.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "'', names no group",
        "'# none', names no group",
        "'a:teams=shop\na', line 2 names a group that stands there already",
        "'a:role=boss', line 1: there is no role 'boss'"
    })
    void aFileThatSaysNothingClearIsRefused(String text, String complaint, @TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("groups"), text);

        assertThatExceptionOfType(AccessFileException.class)
                .isThrownBy(() -> GroupRights.of(file))
                .withMessageContaining(complaint);
    }
}
