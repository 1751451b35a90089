-- The step of a trace that scheduled an action, as a traceparent; null where nothing is traced.
ALTER TABLE action ADD COLUMN trace text;
