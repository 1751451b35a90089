package dev.amiss.responder.action;

import dev.amiss.service.database.WakeSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Says that there are actions to run, now or later. */
@Singleton
class ActionSignal extends WakeSignal {
    ActionSignal(TransactionSynchronizationRegistry jta) {
        super(jta);
    }
}
