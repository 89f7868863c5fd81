"""Prints one account: python -m tests.accounts SEED FORM [VARIANT [SIZE]]."""

import sys

from tests.accounts import FORMS, SIZES, VARIANTS, Form, document


def main(arguments: list[str]) -> int:
    """Exit code 2 when the arguments name nothing that can be printed."""
    seed, form, variant, size = (*arguments, *("", "tab", "final", "medium")[len(arguments) :])[:4]
    forms: tuple[Form, ...] = (*FORMS, "debris")
    choices = [(f, v, s) for f in forms for v in VARIANTS for s in SIZES if (f, v, s) == (form, variant, size)]
    if not seed.isdigit() or not choices:
        print(f"usage: python -m tests.accounts SEED {'|'.join(forms)} [{'|'.join(VARIANTS)} [{'|'.join(SIZES)}]]")
        return 2
    sys.stdout.write(document(int(seed), *choices[0]).text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
