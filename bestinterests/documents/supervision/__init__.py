"""Papers for whoever supervises: a worksheet for one service, letters and requests. They ask; nothing is decided."""
