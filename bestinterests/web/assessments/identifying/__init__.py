"""What the pages of step 2 show, worked out from the record, the framework and the evaluation. No database."""
