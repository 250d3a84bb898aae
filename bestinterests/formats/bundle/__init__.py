"""An assessment with its files as one archive: to travel (``.bia.zip``), and to hand over (the bundle)."""
