"""The assessment as linked data: JSON-LD with its context inside, on W3C DPV where that has a term, else on our own."""
