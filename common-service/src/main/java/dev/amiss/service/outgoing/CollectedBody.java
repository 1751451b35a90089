package dev.amiss.service.outgoing;

import io.vertx.core.buffer.Buffer;

/** Keeps a body up to a limit. */
final class CollectedBody implements BodySink {
    private final int most;
    private final Buffer body = Buffer.buffer();

    CollectedBody(int most) {
        this.most = most;
    }

    @Override
    public boolean take(Buffer part) {
        int room = most - body.length();
        body.appendBuffer(part, 0, Math.min(room, part.length()));
        return part.length() <= room;
    }

    @Override
    public byte[] kept() {
        return body.getBytes();
    }
}
