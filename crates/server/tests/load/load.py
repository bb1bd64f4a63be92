"""Loads a running server with single-query /match requests over loopback and prints one JSON object.

    exonym --data-dir DATA serve --listen 127.0.0.1:8080 &
    python crates/server/tests/load/load.py match http://127.0.0.1:8080            # 16 connections, 30 s
    python crates/server/tests/load/load.py shed  http://127.0.0.1:8080            # ten times as many as it can hold, then one
    python crates/server/tests/load/load.py soak  http://127.0.0.1:8080 --pid PID  # 10 minutes, memory every 10 s

Needs Python 3.9 and nothing else. Where wrk is installed (Debian package wrk) it asks, since it costs the machine less; `--client`
chooses. What is asked: names made from first and last words of listed persons that do
not belong together (most customers are on no list, and words that many bear are the dear ones), and, one in `--listed` (ten),
a listed name as it stands. The seed is fixed, so two runs ask the same.
"""

import argparse
import asyncio
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).parent


def get(url):
    with urllib.request.urlopen(url, timeout=120) as answer:
        return json.load(answer)


def bodies(base, count, listed_every):
    """Bodies of requests from the names that the server itself lists."""
    names = []
    for offset in range(0, 9500, 500):
        page = get(f"{base}/search/default?schema=Person&sort=id:asc&facets=schema&limit=500&offset={offset}")
        names += [(row["caption"], (row["properties"].get("birthDate") or [""])[0]) for row in page["results"]]
        if not page["results"]:
            break
    if not names:
        sys.exit(f"{base} lists no persons: import lists first")
    chance = random.Random(20240502)
    made = []
    for number in range(count):
        caption, birth = chance.choice(names)
        if number % listed_every:
            last = chance.choice(names)[0].split()[-1]
            caption = " ".join(caption.split()[:1] + [last])
            birth = f"{chance.randint(1940, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        properties = {"name": [caption]} | ({"birthDate": [birth]} if birth else {})
        made.append(json.dumps({"queries": {"q": {"schema": "Person", "properties": properties}}}, ensure_ascii=False))
    return made


def wrk(base, file, connections, seconds):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(HERE / "bodies.lua"), f"{base}/match/default"]
    run = subprocess.run(command, env=os.environ | {"LOAD_BODIES": file}, capture_output=True, text=True)
    line = next((line for line in run.stdout.splitlines() if line.startswith("RESULT ")), None)
    if line is None:
        sys.exit(f"wrk failed: {run.stdout}{run.stderr}")
    return json.loads(line.removeprefix("RESULT ")) | {"connections": connections}


def own(base, file, connections, seconds):
    """The same without wrk: so many connections kept open, each asking again as soon as it is answered."""
    asked = [line.encode() for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines()]
    where = urllib.parse.urlsplit(base)
    if where.scheme != "http":
        sys.exit("the client of this script speaks plain HTTP; install wrk for https")
    times, statuses, errors = [], collections.Counter(), collections.Counter()

    async def connection(number, end):
        at, stream = number * 977, None
        while (began := time.monotonic()) < end:
            body = asked[at % len(asked)]
            at += 1
            try:
                if stream is None:
                    stream = await asyncio.open_connection(where.hostname, where.port or 80)
                reader, writer = stream
                writer.write(b"POST /match/default HTTP/1.1\r\nhost: %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (where.netloc.encode(), len(body), body))
                head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)).decode("latin-1").lower()
                length = next(int(line.split(":")[1]) for line in head.splitlines() if line.startswith("content-length:"))
                await asyncio.wait_for(reader.readexactly(length), 30)
                times.append((time.monotonic() - began) * 1e3)
                statuses[head.split(" ", 2)[1]] += 1
            except asyncio.TimeoutError:
                errors["timeout"] += 1
                stream = None
            except (OSError, asyncio.IncompleteReadError):
                errors["connect" if stream is None else "read"] += 1
                stream = None
                await asyncio.sleep(0.01)

    async def all_of_them():
        end = time.monotonic() + seconds
        await asyncio.gather(*(connection(number, end) for number in range(connections)))

    began = time.monotonic()
    asyncio.run(all_of_them())
    spent = time.monotonic() - began
    times.sort()
    share = lambda part: round(times[min(int(len(times) * part), len(times) - 1)], 3) if times else None
    return {"requests": len(times), "seconds": round(spent, 3), "per_second": round(len(times) / spent, 1), "p50_ms": share(0.5), "p90_ms": share(0.9),
            "p99_ms": share(0.99), "max_ms": share(1), "status": dict(statuses), "errors": dict(errors), "connections": connections}


def memory(pid):
    """Resident and private kilobytes."""
    fields = dict(line.split(":", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return {key: int(fields[name].split()[0]) for key, name in (("rss_kb", "VmRSS"), ("own_kb", "RssAnon"))}


def healthy(base):
    """Milliseconds of a health check while others are turned away; none where it was not answered."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(f"{base}/healthz", timeout=10) as answer:
            return round((time.monotonic() - began) * 1e3, 2) if answer.status == 200 else None
    except OSError:
        return None


def ask_one(base, body):
    began = time.monotonic()
    request = urllib.request.Request(f"{base}/match/default", data=body.encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    return status, round((time.monotonic() - began) * 1e3, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["match", "shed", "soak"])
    parser.add_argument("base")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--listed", type=int, default=10, help="one name in so many is a listed one")
    parser.add_argument("--pid", type=int, help="the server's process, for its memory")
    parser.add_argument("--client", choices=["wrk", "own"], default="wrk" if shutil.which("wrk") else "own")
    args = parser.parse_args()
    load = wrk if args.client == "wrk" else own
    base = args.base.rstrip("/")
    made = bodies(base, 5000, max(args.listed, 1))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(made))
        file.flush()
        load(base, file.name, args.connections, 3)  # warm: pages of the index that were never read
        before = memory(args.pid) if args.pid else None
        if args.what == "match":
            told = load(base, file.name, args.connections, args.seconds or 30)
        elif args.what == "shed":
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                running = pool.submit(load, base, file.name, max(args.connections * 10, 1000), args.seconds or 20)
                health = []
                while not running.done():
                    health.append(healthy(base))
                    concurrent.futures.wait([running], timeout=0.5)
                told = running.result() | {"health_ms": {"asked": len(health), "failed": health.count(None), "max": max((ms for ms in health if ms is not None), default=None)}}
            # What it does to the next who asks, and to health, at once.
            told["after"] = [dict(zip(("status", "ms"), ask_one(base, body))) for body in made[:5]]
        else:
            seconds, samples = args.seconds or 600, []
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                running = pool.submit(load, base, file.name, args.connections, seconds)
                began = time.monotonic()
                while not running.done():
                    samples.append({"s": round(time.monotonic() - began)} | (memory(args.pid) if args.pid else {}))
                    concurrent.futures.wait([running], timeout=10)
                told = running.result() | {"memory": samples}
        if args.pid:
            told |= {"before": before, "afterwards": memory(args.pid)}
    print(json.dumps({"what": args.what, "client": args.client, "snapshot": get(f"{base}/catalog")["snapshot"]} | told))


if __name__ == "__main__":
    main()
