"""The parts of the verb ``portfolio``, each in a module of its own."""
