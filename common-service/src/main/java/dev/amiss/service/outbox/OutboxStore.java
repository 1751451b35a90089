package dev.amiss.service.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** The relay's SQL, all on the one connection that holds the relay's lock. Not thread-safe. */
final class OutboxStore {
    /** A row and the record that it becomes. */
    record Row(long id, ProducerRecord<byte[], byte[]> record) {}

    private static final long RELAY_LOCK = 0x616d69737301L;

    private static final String READ = """
            SELECT id, topic, message_key, payload, headers
            FROM (SELECT *, sum(bytes) OVER (ORDER BY id) - bytes AS bytes_before
                  FROM (SELECT *, coalesce(octet_length(payload), 0) AS bytes
                        FROM outbox WHERE refused IS NULL ORDER BY id LIMIT ?) oldest) summed
            WHERE bytes_before < ?
            ORDER BY id""";

    private final Connection connection;

    OutboxStore(Connection connection) {
        this.connection = connection;
    }

    boolean tryLock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    List<Row> read(int most, long mostBytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setInt(1, most);
            select.setLong(2, mostBytes);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), recordOf(result)));
                }
            }
            return rows;
        }
    }

    void delete(List<Row> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM outbox WHERE id = ANY(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::id).toArray(Long[]::new)));
            delete.executeUpdate();
        }
    }

    void refuse(Row row, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE outbox SET refused = ? WHERE id = ?")) {
            update.setString(1, why);
            update.setLong(2, row.id());
            update.executeUpdate();
        }
    }

    private static ProducerRecord<byte[], byte[]> recordOf(ResultSet row) throws SQLException {
        ProducerRecord<byte[], byte[]> kafka = new ProducerRecord<>(row.getString(2), row.getBytes(3), row.getBytes(4));
        Headers headers = kafka.headers();
        String[] flat = (String[]) row.getArray(5).getArray();
        for (int i = 0; i + 1 < flat.length; i += 2) {
            headers.add(flat[i], flat[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return kafka;
    }
}
