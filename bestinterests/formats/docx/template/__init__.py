"""An organisation's own Word document, filled from a paper; what a template may say is checked first."""
