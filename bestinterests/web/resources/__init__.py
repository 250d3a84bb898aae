"""Know your rights: pages for children, parents and schools, which anybody reads without an account."""
