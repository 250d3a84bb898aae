"""The parts of ``bestinterests portfolio``, one module each."""
