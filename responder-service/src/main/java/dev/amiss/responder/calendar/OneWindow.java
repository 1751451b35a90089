package dev.amiss.responder.calendar;

import java.time.Instant;
import java.util.Optional;

/** Once. */
public record OneWindow(Window window) implements Timetable {
    @Override
    public Optional<Window> at(Instant moment) {
        return moment.isBefore(window.endsAt()) ? Optional.of(window) : Optional.empty();
    }
}
