import contextlib, json, os, threading, urllib.request

def report(name, **fields):
    """Tells Amiss in the background and never fails."""
    def send():
        with contextlib.suppress(Exception):
            headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ.get("AMISS_KEY", "")}
            url = os.environ.get("AMISS_URL", "http://127.0.0.1:8080") + "/api/v1/issues"
            urllib.request.urlopen(urllib.request.Request(url, json.dumps({"name": name, **fields}).encode(), headers), timeout=2)
    threading.Thread(target=send).start()
