"""A line between the bot and the playground that can go dead without either end being told."""

import contextlib
import socket
import threading


class Line:
    """Passes TCP connections on to `port`, until it goes dead for those there are."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._dead: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def go_dead(self, *, far_end_notices: bool) -> None:
        """Pass nothing on any more for the connections there are; new ones are passed on.

        `far_end_notices`: the playground's end is cut, so that for it the bot is gone.
        """
        for near, far in self._pairs:
            self._dead |= {near, far}
            if far_end_notices:
                with contextlib.suppress(OSError):
                    far.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Cut everything."""
        for one in (self._listening, *(end for pair in self._pairs for end in pair)):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                near = self._listening.accept()[0]
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            self._pairs.append((near, far))
            for source, target in ((near, far), (far, near)):
                self._threads.append(threading.Thread(target=self._pass_on, args=(source, target), daemon=True))
                self._threads[-1].start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if source not in self._dead:
                    target.sendall(data)
        if source not in self._dead:
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_WR)
