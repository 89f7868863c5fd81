"""Tables: from rows of cells to figures with their concepts and aspects, and to totals with the parts that they are made of."""
