<?php
/** Tells Amiss, in at most a second, and never fails. */
function report(string $name, array $fields = []): void {
    $url = (getenv('AMISS_URL') ?: 'http://127.0.0.1:8080') . '/api/v1/issues';
    @file_get_contents($url, false, stream_context_create(['http' => [
        'method' => 'POST', 'timeout' => 1, 'ignore_errors' => true,
        'header' => ['Content-Type: application/json', 'Authorization: Bearer ' . getenv('AMISS_KEY')],
        'content' => json_encode(['name' => $name] + $fields)]]));
}
