package dev.amiss.assertion.expression.sql;

import org.jspecify.annotations.Nullable;

/**
 * A value in SQL. Where it stands for no value of the expression it is NULL.
 *
 * @param isStored whether it is a column or a constant as it stands: then NULL is the expression's null, not "unknown"
 * @param column the column that it is made of alone; null when it is of none or more
 */
record Term(
        String sql, Kind kind, boolean isStored, @Nullable String column) {
    enum Kind {
        /** {@code bigint} or {@code numeric} without fraction. */
        WHOLE_NUMBER,
        /** {@code double precision}, never NaN. */
        FLOATING,
        TEXT,
        BOOLEAN,
        /** {@code timestamp with time zone}, finite. */
        TIME,
        /** {@code interval} of days and less. */
        SPAN,
        NULL,
        /** Can be asked whether it is NULL, and nothing else. */
        OPAQUE,
        /** Has no equal in SQL. */
        UNKNOWN
    }

    static final Term UNKNOWN = new Term("NULL", Kind.UNKNOWN, false, null);

    static Term stored(String sql, Kind kind) {
        return new Term(sql, kind, true, null);
    }

    static Term computed(String sql, Kind kind) {
        return new Term("(" + sql + ")", kind, false, null);
    }

    Term ofColumn(String name) {
        return new Term(sql, kind, isStored, name);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
