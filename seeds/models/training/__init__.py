"""How the English pipeline is trained from open corpora; nothing here is imported at run time."""
