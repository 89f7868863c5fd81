"""From files to documents: their characters, and the sections, paragraphs and tables that these make up."""
