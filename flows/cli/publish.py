"""`claimhouse publish`: put the warehouse as it is in front of its readers."""

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Keep, Quiet, Verbose


def publish(
    *,
    data: Data = DEFAULT_DATA,
    keep: Keep = 2,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Check the warehouse and publish it, also when no run has changed it.

    Runs publish by themselves. Use this after a run was kept back by a critical check on its volumes or rates and you have looked at it;
    a warehouse that contradicts itself is not published.
    """
    from flows.cli.screen import ended
    from flows.republish import republish

    ended(republish(data, keep=keep), as_json=as_json, is_quiet=quiet)
