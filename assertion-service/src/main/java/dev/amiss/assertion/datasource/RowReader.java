package dev.amiss.assertion.datasource;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.amiss.model.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows into plain values, times without a zone as UTC. Used by one thread. */
final class RowReader {
    private final ResultSet rows;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<Integer> jdbcTypes = new ArrayList<>();

    private RowReader(ResultSet rows) {
        this.rows = rows;
    }

    static RowReader of(ResultSet rows) throws SQLException {
        RowReader reader = new RowReader(rows);
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            reader.names.add(columns.getColumnLabel(i));
            reader.types.add(columns.getColumnTypeName(i).toLowerCase(Locale.ROOT));
            reader.jdbcTypes.add(columns.getColumnType(i));
        }
        return reader;
    }

    Row row() throws SQLException {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), value(i));
        }
        return new Row(columns);
    }

    private @Nullable Object value(int index) throws SQLException {
        int column = index + 1;
        String type = types.get(index);
        return switch (jdbcTypes.get(index)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(column, type);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> rows.getString(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> size(rows.getBytes(column));
            case Types.ARRAY -> list(rows.getArray(column));
            case Types.OTHER -> other(rows.getString(column), type);
            default -> plain(rows.getObject(column));
        };
    }

    private @Nullable Object time(int column, String type) throws SQLException {
        if (type.equals("timestamptz") || type.equals("timestamp with time zone")) {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Object size(byte @Nullable [] bytes) {
        return bytes == null ? null : "(" + bytes.length + " bytes)";
    }

    private static @Nullable Object list(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            elements.add(plain(element));
        }
        return elements;
    }

    private static @Nullable Object other(@Nullable String text, String type) {
        if (text == null || !type.equals("json") && !type.equals("jsonb")) {
            return text;
        }
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new BigDecimal(number);
        }
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        boolean known = value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal;
        return known ? value : String.valueOf(value);
    }
}
