"""How many people took part, in all and in each arm."""
