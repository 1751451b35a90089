package dev.amiss.assertion.run;

import dev.amiss.service.database.WakeSignal;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Says that something became due earlier than this replica's loop knows. */
@Singleton
public class RunSignal extends WakeSignal {
    RunSignal(TransactionSynchronizationRegistry jta) {
        super(jta);
    }
}
