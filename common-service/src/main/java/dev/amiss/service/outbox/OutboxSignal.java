package dev.amiss.service.outbox;

import dev.amiss.service.database.WakeSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Says that there is something to publish. */
@Singleton
class OutboxSignal extends WakeSignal {
    OutboxSignal(TransactionSynchronizationRegistry jta) {
        super(jta);
    }
}
