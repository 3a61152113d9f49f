#!/usr/bin/env python3
"""Asks the API ten thousand times by its own OpenAPI document, over the playground's QQ Music.

    pip install schemathesis
    cargo build && python3 tests/fuzz/run.py [further arguments of `schemathesis run`]

Every answer must be what the document says and none a 5xx, nothing may panic, and the log, at its most talkative,
may not hold the key that all requests bring. Nothing outside of this machine is asked. With a debug build it takes half an hour.
"""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAM = pathlib.Path(os.environ.get("PROGRAM", pathlib.Path(__file__).parents[2] / "target/debug/qqmusic-bot"))
# Requests an operation, besides the examples and the edges that are tried once. Reports are few: each draws four pictures.
EXAMPLES = os.environ.get("EXAMPLES", "600")
RUNS = [["--exclude-path", "/api/listenreport", "--max-examples", EXAMPLES],
        ["--include-path", "/api/listenreport", "--max-examples", "20"]]
CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "allow_header_conformance",
])
PERSON, ACCOUNT = 10_001, "1000000077"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def until(what):
    """The first truth that `what` gives within half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("it does not come to be")


def log_in(api, playground):
    """Keys of an account: the playground photographs the code and confirms it."""
    begun = ask(f"{api}/api/login/qrcode")["data"]
    photo = {"chat": PERSON, "user": PERSON, "base64": begun["image"].split(",")[1]}
    sent = ask(f"{playground}/control/photo", photo)
    scan = {"chat": PERSON, "message_id": sent["message_id"], "uin": ACCOUNT, "state": "confirmed"}
    ask(f"{playground}/control/scan", scan)
    return until(lambda: ask(f"{api}/api/login/check?key={begun['key']}")["data"].get("cookies"))


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    playground, api = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    settings = {
        "API__LISTEN": api.removeprefix("http://"), "API__REQUESTS_PER_MINUTE": "0",
        "MUSIC__GATEWAY": f"{playground}/qqmusic", "MUSIC__REQUESTS_PER_SECOND": "1000000",
        "MUSIC__ALLOW_ACCELERATE": "true", "STORE__KIND": "memory", "LOG__FILTER": "trace",
    }
    named = {f"QQMUSIC_BOT_{name}": value for name, value in settings.items()}
    commands = [
        ([PROGRAM, "playground", "--listen", playground.removeprefix("http://")], {}),
        ([PROGRAM, "serve"], named),
    ]
    log = folder / "log"
    processes = []
    try:
        for command, more in commands:
            out = open(log, "ab")
            processes.append(subprocess.Popen(command, cwd=folder, env=os.environ | more, stdout=out, stderr=out))
        until(lambda: ask(f"{playground}/control/state"))
        until(lambda: ask(f"{api}/healthz"))
        cookies = log_in(api, playground)
        fuzzed = [subprocess.run([
            "schemathesis", "run", f"{api}/openapi.json", "--checks", CHECKS, *run, "--phases",
            "examples,coverage,fuzzing", "--continue-on-failure", "--request-timeout", "40", "-H", f"Uin: {cookies['uin']}",
            "-H", f"Qm-keyst: {cookies['qm_keyst']}", *sys.argv[1:],
        ], cwd=folder).returncode for run in RUNS]
        died = [process.args[1] for process in processes if process.poll() is not None]
        text = log.read_text(errors="replace")
        leaked = [name for name, value in cookies.items() if len(value) > 12 and value in text]
        panics = text.count("panicked")
        asked = sum(calls["total"] for calls in ask(f"{api}/api/stats")["data"]["operations"].values())
        print(f"calls that reached an operation: {asked}; died: {died}; in the log: {leaked}; panics: {panics}")
        failed = bool(any(fuzzed) or died or leaked or panics)
    finally:
        for process in processes:
            process.kill()
    if failed:
        sys.exit(f"the log is {log}")
    shutil.rmtree(folder)


main()
