"""What is done to cases and portals: each action is one transaction and, on a case, one line of its ledger."""
