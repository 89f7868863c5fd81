"""What an office has settled about its audits, before any of them runs: which files, which rules, and what must not pass."""
