"""What the commands do, apart from reading their options. Typer is not needed for it: see `auditor.start`."""
