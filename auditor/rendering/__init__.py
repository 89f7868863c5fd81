"""How a finished report looks: for a terminal, as JSON. Presentation only; nothing is concluded here."""
