"""What is done within an assessment and an organisation: preparing, publishing, withdrawing, reading others."""
