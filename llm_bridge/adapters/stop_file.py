"""Where the stop latch is kept over a restart: a small file."""

from contextlib import suppress
from dataclasses import asdict
import json
import os
from pathlib import Path

from llm_bridge.run.stop_latch import Stop


class StopFile:
    """A StopStore. The file is replaced as a whole, so that a crash never leaves half of it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Stop | None:
        """Return the stop that was saved, or None. Raises OSError when it cannot be read."""
        if not self._path.exists():
            return None
        try:
            data = json.loads(self._path.read_text(encoding='utf-8'))
            return (
                None
                if data is None
                else Stop(str(data['by']), str(data['why']), float(data['at']))
            )
        except (ValueError, KeyError, TypeError) as error:
            raise OSError(
                f"'{self._path}' holds no stop ({error!r}); remove it to start with a clear latch"
            ) from error

    def save(self, stop: Stop | None) -> None:
        """Keep the stop; None: the latch is clear. Raises OSError."""
        new = self._path.with_suffix('.new')
        with new.open('w', encoding='utf-8') as file:
            json.dump(None if stop is None else asdict(stop), file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
        # Whoever stops may cut the power next: the new name must be on the disk, too.
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system can
                os.fsync(folder)
        finally:
            os.close(folder)
