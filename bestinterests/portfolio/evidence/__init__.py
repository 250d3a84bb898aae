"""Tables of facts about many services, from elsewhere: evidence of a stated strength and limit, never a rating."""
