"""The commands and their options, as typer reads them. No logic: each hands its arguments on and leaves with an exit code.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 the job could not be done, 70 a bug of the program. Standard output
carries the report and nothing else.
"""

from auditor.cli.program import app

__all__ = ["app"]
