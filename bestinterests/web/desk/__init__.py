"""The supervisor's desk: questions over many services, worksheets, letters, follow-ups."""
