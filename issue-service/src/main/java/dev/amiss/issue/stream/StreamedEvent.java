package dev.amiss.issue.stream;

/**
 * One event on its way to clients.
 *
 * @param type such as {@code issue.created}
 * @param json the event as it is on Kafka
 */
record StreamedEvent(int partition, long offset, String type, String json) {}
