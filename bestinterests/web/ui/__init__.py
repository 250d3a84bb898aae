"""What every page is made of: the Jinja environment, the base page, components, styles, pages of refusal."""
