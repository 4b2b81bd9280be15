"""Serves the site: waitress in a few processes on one socket, queue and inbox beside them, watched by one parent."""

import ctypes
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

PR_SET_PDEATHSIG = 1
MODEST = 10  # how far the work beside the pages steps back when the processors are busy
PATIENCE = 3.5  # seconds between asking a child to stop and stopping it
WATCHED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}

Work = Callable[[], None]


def listen(host: str, port: int) -> socket.socket:
    """The socket that all processes share. Raises OSError when the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(1024)
    except OSError:
        door.close()
        raise
    return door


def serve(door: socket.socket, site: WSGIHandler, *, processes: int, threads: int) -> None:
    """Serve until TERM or Ctrl-C; a child that dies is started again."""
    connections.close_all()  # a connection must not live in two processes
    jobs: list[Work] = [lambda: web(door, site, threads=threads)] * processes + [queue, inbox]
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    children = {start(job): (job, time.monotonic()) for job in jobs}
    while True:
        if signal.sigwait(WATCHED) != signal.SIGCHLD:
            break
        for pid in ended():
            job, since = children.pop(pid)
            time.sleep(max(0.0, 1.0 - (time.monotonic() - since)))  # one that can't live isn't started in a frenzy
            children[start(job)] = job, time.monotonic()
    end(set(children))


def start(job: Work) -> int:
    """Fork a child for one job; its process id."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        os.setsid()  # Ctrl-C reaches the parent only, and a child can be ended with all that it started
        die_with(parent)
        os.register_at_fork(after_in_child=lambda: die_with(None))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
        job()
        status = 0
    except BaseException as problem:
        if not isinstance(problem, SystemExit):
            sys.excepthook(type(problem), problem, problem.__traceback__)
        status = 0 if isinstance(problem, SystemExit) else 1
    finally:
        os._exit(status)


def die_with(parent: int | None) -> None:
    """Let the kernel end this process when its parent ends, kill -9 included (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if parent is not None and os.getppid() != parent:
            os._exit(1)


def ended() -> list[int]:
    """The children that have ended since the last look."""
    pids = []
    with suppress(ChildProcessError):
        while pid := os.waitpid(-1, os.WNOHANG)[0]:
            pids.append(pid)
    return pids


def end(children: set[int]) -> None:
    """Ask all children to stop, and stop those that don't, with everything that they started."""
    for pid in children:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    left = children - set(ended())
    while left and time.monotonic() < until:
        time.sleep(0.02)
        left -= set(ended())
    for pid in children:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def web(door: socket.socket, site: WSGIHandler, *, threads: int) -> None:
    """Answer requests; a phone that stalls half-way holds no thread, for waitress reads a request before it serves."""
    from django.conf import settings
    from waitress import create_server

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    settle()
    proxy: dict[str, object] = {}
    if settings.DORPEL_PROXY:
        told = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
        proxy = {"trusted_proxy": settings.DORPEL_PROXY[0], "trusted_proxy_headers": told}
    create_server(
        site,
        sockets=[door],
        threads=threads,
        connection_limit=2000,
        channel_timeout=60,
        asyncore_use_poll=True,
        max_request_body_size=settings.LARGEST_BODY,
        ident=None,
        **proxy,
    ).run()


def settle() -> None:
    """Loads what every request needs, and takes it out of the rounds of Python's collector of garbage.

    Else a round over all of it holds a request up for a tenth of a second, one in thirty.
    """
    from django.conf import settings
    from django.urls import get_resolver
    from django.utils.translation import override

    get_resolver().reverse_dict  # noqa: B018  (fills it)
    for code, name in settings.LANGUAGES:
        with override(code):
            str(name)  # any sentence fetches all of them
    gc.collect()
    gc.freeze()


def queue() -> None:
    """Work through the jobs, one at a time."""
    from django_q.cluster import Cluster

    os.nice(MODEST)
    cluster = Cluster()
    cluster.start()
    if cluster.sentinel is not None:
        cluster.sentinel.join()


def inbox() -> None:
    """Read what devices sent, as it comes in."""
    from dorpel.config.background import read_inbox

    os.nice(MODEST)
    read_inbox()
