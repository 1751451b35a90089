package dev.amiss.responder.action;

import dev.amiss.service.database.WakeSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Says that a responder is to meet the issues that are active. */
@Singleton
class BackfillSignal extends WakeSignal {
    BackfillSignal(TransactionSynchronizationRegistry jta) {
        super(jta);
    }
}
