"""The framework as data: read, build, load, lay over one another, check and compare packs. Import from the modules."""
