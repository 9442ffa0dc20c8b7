"""What a user can set right by asking otherwise."""


class WrongUsage(ValueError):  # noqa: N818  (it names what is the matter)
    """Something that was named does not exist or does not fit; the message says what to do."""
