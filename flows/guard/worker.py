"""What happens in a worker process before its first task: limits, then whatever the tasks need, built once."""

import resource
import sys
from collections.abc import Callable


def start(memory_bytes: int, prepare: Callable[[], object]) -> None:
    """Limit the memory of this process, leave no core files, and build what its tasks share."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    prepare()
