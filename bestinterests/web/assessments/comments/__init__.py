"""Talk about an assessment, which is no part of the record: where it hangs, who can be told, what pages show of it."""
