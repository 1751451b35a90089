package dev.amiss.assertion.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amiss.assertion.datasource.SqlScan.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT ';' AS x, 'it''s; fine'",
                "SELECT \"a;b\" FROM t -- and; so on",
                "SELECT 1 /* one; /* nested; */ still; */ + 1",
                "SELECT $$;$$, $tag$ ; $$ ; $tag$",
                "SELECT E'\\';' || e'\\\\'",
                "SELECT '\\' || 'x'",
                "WITH a AS (SELECT (1)) SELECT * FROM a",
                "SELECT a$b, $1 FROM t",
                "SELECT 1 -- no end of line",
                "SELECT data -> 'x' ? 'y' FROM t",
                "SELECT 5 - -3, 8 / 2",
            })
    void a_query_with_semicolons_in_texts_names_and_comments_only_is_fine(String sql) {
        assertThat(SqlScan.refusal(sql, Dialect.POSTGRESQL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT 1; DELETE FROM users",
                "SELECT '\\'; DELETE FROM users --'",
                "SELECT E'\\'' ; DELETE FROM users",
                "SELECT typE'\\' ; DELETE FROM users --'",
                "SELECT 1 /* /* */ */; DELETE FROM users /* */",
                "SELECT $a$ $b$ $a$; DELETE FROM users --$b$",
                "SELECT a$x$; DELETE FROM users --$x$",
                "SELECT 1 -- \n; DELETE FROM users",
                "SELECT 1 -- \r; DELETE FROM users",
                "SELECT $1$; DELETE FROM users; --$1$",
            })
    void a_semicolon_anywhere_else_is_refused(String sql) {
        assertThat(SqlScan.refusal(sql, Dialect.POSTGRESQL))
                .hasValueSatisfying(
                        rule -> assertThat(rule).startsWith("must be a single SELECT without ';' (at character "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1) q; SELECT (1",
                "SELECT 1) q UNION SELECT * FROM (SELECT 2",
                "SELECT (1",
                "SELECT 'x",
                "SELECT \"x",
                "SELECT $$ x",
                "SELECT 1 /* x",
                "SELECT E'x\\'",
                "SELECT 1\0",
            })
    void what_would_leave_its_place_is_refused(String sql) {
        assertThat(SqlScan.refusal(sql, Dialect.POSTGRESQL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '\\';' AS x",
                "SELECT \"it's; \\\" fine\"",
                "SELECT `a;b` FROM t # and; so on",
                "SELECT 1 -- and; so on",
                "SELECT /* a; /* b; */ 1",
                "SELECT 1--1",
                "SELECT '$$' , $$ FROM t",
            })
    void mariadb_has_rules_of_its_own(String sql) {
        assertThat(SqlScan.refusal(sql, Dialect.MARIADB)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '\\\\'; DELETE FROM users",
                "SELECT 1 --1; DELETE FROM users",
                "SELECT 1 /*! ; DELETE FROM users */",
                "SELECT 1 /*M! ; DELETE FROM users */",
                "SELECT 1 /* /* */; DELETE FROM users /* */ */",
                "SELECT $$;$$",
            })
    void mariadb_semicolons_outside_are_refused(String sql) {
        assertThat(SqlScan.refusal(sql, Dialect.MARIADB)).isPresent();
    }

    @Test
    void the_place_is_told() {
        assertThat(SqlScan.refusal("SELECT 1;", Dialect.POSTGRESQL))
                .contains("must be a single SELECT without ';' (at character 9)");
    }
}
