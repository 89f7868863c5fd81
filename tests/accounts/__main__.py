"""Prints one account: python -m tests.accounts SEED FORM [VARIANT [SIZE]]."""

import sys

from tests.accounts import FORMS, VARIANTS, document


def main(arguments: list[str]) -> int:
    """Exit code 2 when the arguments name nothing that can be printed."""
    sizes = ("small", "medium", "large")
    seed, form, variant, size = (*arguments, *("", "tab", "final", "medium")[len(arguments) :])[:4]
    forms = {name: name for name in FORMS}
    variants = {name: name for name in VARIANTS}
    if not seed.isdigit() or form not in forms or variant not in variants or size not in sizes:
        print(f"usage: python -m tests.accounts SEED {'|'.join(FORMS)} [{'|'.join(VARIANTS)} [{'|'.join(sizes)}]]")
        return 2
    for one in sizes:
        if one == size:
            sys.stdout.write(document(int(seed), forms[form], variants[variant], one).text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
